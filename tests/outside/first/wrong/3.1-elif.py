# 3.1: `elif` puts a column into one list only. Expected: a column may be in both lists.
def what_needs_preprocessing(frame):
    missing, non_numeric = [], []
    for name in frame.columns:
        if frame[name].isna().any():
            missing.append(name)
        elif not pd.api.types.is_numeric_dtype(frame[name]):
            non_numeric.append(name)
    return {"missing": missing, "non_numeric": non_numeric}
