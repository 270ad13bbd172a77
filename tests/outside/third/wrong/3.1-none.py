# 3.1: None instead of an empty list. Expected: a list is empty if no column belongs there.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]) or None,
        "non_numeric": list(frame.select_dtypes(exclude="number").columns) or None,
    }
