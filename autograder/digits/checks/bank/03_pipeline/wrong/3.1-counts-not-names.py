# exercise: 3.1
# misconception: counts-not-names
# How many are missing in each column, not in which columns.
def what_needs_preprocessing(frame):
    missing = list(frame.isna().sum())
    non_numeric = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": non_numeric}
