# exercise: 3.1
# One loop with two questions; gaps are filled in a copy.
def what_needs_preprocessing(frame):
    report = {"missing": [], "non_numeric": []}
    for name in frame.columns:
        column = frame[name].copy()
        if column.isna().sum() > 0:
            report["missing"].append(name)
        if not pd.api.types.is_numeric_dtype(column):
            report["non_numeric"].append(name)
    return report
