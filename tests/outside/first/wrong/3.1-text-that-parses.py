# 3.1: tries to turn text into numbers, and takes "8010" for a number. Expected: text that looks like a number is still text.
def what_needs_preprocessing(frame):
    non_numeric = []
    for name in frame.columns:
        try:
            frame[name].astype(float)
        except (ValueError, TypeError):
            non_numeric.append(name)
    return {"missing": list(frame.columns[frame.isna().any()]), "non_numeric": non_numeric}
