# 3.1: two comprehensions over the columns. Expected: the names of columns with a missing value, and of columns that are not numbers.
def what_needs_preprocessing(frame):
    numeric = set(frame.select_dtypes(include="number").columns)
    return {
        "missing": [name for name in frame.columns if frame[name].isna().any()],
        "non_numeric": [name for name in frame.columns if name not in numeric],
    }
