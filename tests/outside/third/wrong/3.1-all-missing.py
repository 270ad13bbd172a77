# 3.1: only columns in which all values are missing. Expected: at least one missing value.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().all()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
