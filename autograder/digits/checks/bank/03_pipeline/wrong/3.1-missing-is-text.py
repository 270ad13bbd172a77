# exercise: 3.1
# misconception: missing-is-text
# A column that holds a NaN is taken for text.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = [name for name in frame.columns if name in missing or name in frame.select_dtypes(exclude="number")]
    return {"missing": missing, "non_numeric": non_numeric}
