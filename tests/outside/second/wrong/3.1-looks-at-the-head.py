# 3.1: looks for missing values in the first five rows only. Expected: all rows.
def what_needs_preprocessing(frame):
    sample = frame.head()
    return {
        "missing": list(sample.columns[sample.isna().any()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
