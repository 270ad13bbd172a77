# 3.1: looks for gaps in the first five rows only. Expected: all rows.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.head().isna().any()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
