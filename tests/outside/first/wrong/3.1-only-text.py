# 3.1: looks for text (str, object) only, so that dates and categories of words are left out. Expected: all columns that are not numbers.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": list(frame.select_dtypes(include=["str", "object"]).columns),
    }
