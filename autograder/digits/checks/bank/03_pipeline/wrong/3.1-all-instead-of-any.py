# exercise: 3.1
# misconception: all-instead-of-any
# A column is named only if all of its values are missing.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().all()])
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
