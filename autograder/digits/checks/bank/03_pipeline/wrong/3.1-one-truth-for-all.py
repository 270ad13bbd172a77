# exercise: 3.1
# misconception: counts-not-names
# One True or False for the whole table.
def what_needs_preprocessing(frame):
    missing = bool(frame.isna().any().any())
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
