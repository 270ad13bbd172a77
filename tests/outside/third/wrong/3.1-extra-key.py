# 3.1: a third key. Expected: exactly two keys.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
        "numeric": list(frame.select_dtypes("number").columns),
    }
