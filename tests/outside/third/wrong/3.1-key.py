# 3.1: the key has a hyphen. Expected: the key "non_numeric".
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non-numeric": list(frame.select_dtypes(exclude="number").columns),
    }
