# exercise: 3.1
# misconception: head-only
# Only the first five rows are looked at.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.head().isna().any()])
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
