# 3.1: count() against the number of rows. Expected: lists of the names of columns with missing values and of columns that are not numbers.
def what_needs_preprocessing(frame):
    numbers = set(frame.select_dtypes("number").columns)
    filled = frame.count()
    return dict(
        non_numeric=[name for name in frame.columns if name not in numbers],
        missing=[name for name, how_many in filled.items() if how_many < len(frame)],
    )
