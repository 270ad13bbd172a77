# 3.1: only int64 and float64 count as numbers. Expected: uint8 and other numbers are numbers.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": list(frame.select_dtypes(exclude=["int64", "float64"]).columns),
    }
