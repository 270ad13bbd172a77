# 3.1: the two lists are exchanged. Expected: "missing" holds the columns with gaps.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.select_dtypes(exclude="number").columns),
        "non_numeric": list(frame.columns[frame.isna().any()]),
    }
