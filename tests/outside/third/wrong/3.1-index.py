# 3.1: values are pandas indexes. Expected: each value is a list.
def what_needs_preprocessing(frame):
    return {
        "missing": frame.columns[frame.isna().any()],
        "non_numeric": frame.select_dtypes(exclude="number").columns,
    }
