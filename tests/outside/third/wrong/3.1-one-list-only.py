# 3.1: a column with gaps is left out of the other list. Expected: a column may be in both lists.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    others = list(frame.select_dtypes(exclude="number").columns)
    return {"missing": missing, "non_numeric": [name for name in others if name not in missing]}
