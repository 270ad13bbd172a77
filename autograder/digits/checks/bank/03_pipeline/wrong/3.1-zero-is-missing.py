# exercise: 3.1
# misconception: zero-is-missing
# A 0 counts as missing, because bool(0) is False.
def what_needs_preprocessing(frame):
    missing = [name for name in frame.columns if frame[name].isna().any() or (frame[name] == 0).any()]
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
