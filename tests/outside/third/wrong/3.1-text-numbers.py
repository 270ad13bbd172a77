# 3.1: text that looks like numbers counts as numbers. Expected: it is still text.
def what_needs_preprocessing(frame):
    non_numeric = []
    for name in frame.columns:
        try:
            pd.to_numeric(frame[name])
        except (ValueError, TypeError):
            non_numeric.append(name)
    return {"missing": list(frame.columns[frame.isna().any()]), "non_numeric": non_numeric}
