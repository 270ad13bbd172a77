# 3.1: isna().any() and select_dtypes, as lists. Expected: a dict with two lists of column names.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = frame.select_dtypes(exclude="number").columns.tolist()
    return {"missing": missing, "non_numeric": non_numeric}
