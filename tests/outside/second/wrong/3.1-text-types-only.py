# 3.1: looks for text types only, so columns of dates or categories are not reported. Expected: all columns that are not numbers.
def what_needs_preprocessing(frame):
    text = [name for name in frame.columns if str(frame[name].dtype) in ("object", "str", "string")]
    return {"missing": list(frame.columns[frame.isna().any()]), "non_numeric": text}
