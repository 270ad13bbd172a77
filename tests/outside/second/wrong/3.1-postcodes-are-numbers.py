# 3.1: tries to turn each column into numbers, so text that looks like numbers is not reported. Expected: text that looks like a number is still text.
def what_needs_preprocessing(frame):
    non_numeric = []
    numbers = frame.select_dtypes("number").columns
    for name in frame.columns:
        try:
            pd.to_numeric(frame[name])
        except (ValueError, TypeError):
            if name not in numbers:
                non_numeric.append(name)
    return {"missing": list(frame.columns[frame.isna().any()]), "non_numeric": non_numeric}
