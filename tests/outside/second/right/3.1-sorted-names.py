# 3.1: counts with count() against the number of rows, and gives the names in the order of the alphabet. Expected: the names of columns with a missing value, and of columns that are not numbers.
def what_needs_preprocessing(frame):
    rows = frame.shape[0]
    filled = frame.count()
    missing = {name for name in filled.index if filled[name] < rows}
    text = set(frame.columns) - set(frame.select_dtypes("number").columns)
    return dict(missing=sorted(missing), non_numeric=sorted(text))
