# 3.1: numbers of columns instead of names. Expected: lists of names.
def what_needs_preprocessing(frame):
    return {
        "missing": int(frame.isna().any().sum()),
        "non_numeric": len(list(frame.select_dtypes(exclude="number").columns)),
    }
