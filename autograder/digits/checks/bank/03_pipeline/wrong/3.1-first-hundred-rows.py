# exercise: 3.1
# misconception: head-only
# A hundred rows are looked at, because that is enough to see.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.head(100).isna().any()])
    return {"missing": missing, "non_numeric": list(frame.select_dtypes(exclude="number").columns)}
