# 3.1: looks for missing values in the first 100 rows only, because the table is long. Expected: columns with at least one missing value anywhere.
def what_needs_preprocessing(frame):
    sample = frame.head(100)
    return {
        "missing": list(sample.columns[sample.isna().any()]),
        "non_numeric": list(sample.select_dtypes(exclude="number").columns),
    }
