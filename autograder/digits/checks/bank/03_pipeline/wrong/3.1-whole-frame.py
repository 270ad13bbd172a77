# exercise: 3.1
# misconception: whole-frame
# If anything is missing anywhere, every column is named.
def what_needs_preprocessing(frame):
    missing = list(frame.columns) if frame.isna().any().any() else []
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
