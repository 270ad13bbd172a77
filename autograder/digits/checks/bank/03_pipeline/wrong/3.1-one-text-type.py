# exercise: 3.1
# misconception: one-text-type
# Only the type with the name str counts as text: mixed columns are lost.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = [name for name in frame.columns if frame[name].dtype == "str"]
    return {"missing": missing, "non_numeric": non_numeric}
