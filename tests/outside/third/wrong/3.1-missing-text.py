# 3.1: gaps in text columns are not found. Expected: all columns with at least one missing value.
def what_needs_preprocessing(frame):
    numbers = frame.select_dtypes("number")
    return {
        "missing": list(numbers.columns[numbers.isna().any()]),
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
