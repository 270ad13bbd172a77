# 3.1: looks for the type object only. Expected: all columns that are not numbers.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": list(frame.columns[frame.dtypes == object]),
    }
