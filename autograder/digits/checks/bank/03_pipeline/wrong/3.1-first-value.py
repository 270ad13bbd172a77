# exercise: 3.1
# misconception: first-value
# The first value speaks for the whole column.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = [name for name in frame.columns if isinstance(frame[name].iloc[0], str)]
    return {"missing": missing, "non_numeric": non_numeric}
