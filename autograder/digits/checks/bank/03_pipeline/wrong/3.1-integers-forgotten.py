# exercise: 3.1
# misconception: integers-forgotten
# Only float64 counts as a number.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    non_numeric = [name for name in frame.columns if frame[name].dtype != "float64"]
    return {"missing": missing, "non_numeric": non_numeric}
