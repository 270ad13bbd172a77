# 3.1: an elif, so a text column with a missing value is only in the first list. Expected: a column may be in both lists.
def what_needs_preprocessing(frame):
    result = {"missing": [], "non_numeric": []}
    numbers = frame.select_dtypes("number").columns
    for name in frame.columns:
        if frame[name].isna().any():
            result["missing"].append(name)
        elif name not in numbers:
            result["non_numeric"].append(name)
    return result
