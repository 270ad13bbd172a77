# 3.1: collects into a default argument, so a second call also gives the names of the first table. Expected: the names of this table only.
def what_needs_preprocessing(frame, report={"missing": [], "non_numeric": []}):
    numbers = list(frame.select_dtypes("number").columns)
    for name in frame.columns:
        if frame[name].isna().any() and name not in report["missing"]:
            report["missing"].append(name)
        if name not in numbers and name not in report["non_numeric"]:
            report["non_numeric"].append(name)
    return {key: list(names) for key, names in report.items()}
