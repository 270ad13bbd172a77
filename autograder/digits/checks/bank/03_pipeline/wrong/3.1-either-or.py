# exercise: 3.1
# misconception: either-or
# A column with a missing value is not asked whether it is text: elif.
def what_needs_preprocessing(frame):
    report = {"missing": [], "non_numeric": []}
    for name in frame.columns:
        if frame[name].isna().any():
            report["missing"].append(name)
        elif not pd.api.types.is_numeric_dtype(frame[name]):
            report["non_numeric"].append(name)
    return report
