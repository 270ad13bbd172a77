# 3.1: columns with gaps are dropped from the table that comes in. Expected: frame stays as it is.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    frame.drop(columns=missing, inplace=True)
    return {"missing": missing, "non_numeric": non_numeric}
