# 3.1: a 0 counts as missing. Expected: a 0 is not missing.
def what_needs_preprocessing(frame):
    gaps = frame.isna() | (frame == 0)
    return {
        "missing": list(frame.columns[gaps.any()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
