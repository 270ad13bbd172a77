# 3.1: the lists go on from call to call. Expected: the columns of this table.
missing_names = []
text_names = []


def what_needs_preprocessing(frame):
    missing_names.extend(frame.columns[frame.isna().any()])
    text_names.extend(frame.select_dtypes(exclude="number").columns)
    return {"missing": list(missing_names), "non_numeric": list(text_names)}
