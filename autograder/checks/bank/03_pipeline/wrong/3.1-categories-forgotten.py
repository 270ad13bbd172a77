# exercise: 3.1
# misconception: one-text-type
# Two types for text are known; a column of categories is text too.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    return {"missing": missing, "non_numeric": list(frame.select_dtypes(include=["object", "str"]).columns)}
