# exercise: 3.1
# misconception: table-changed
# Gaps are filled in the table itself, after they were counted.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    for name in missing:
        if pd.api.types.is_numeric_dtype(frame[name]):
            frame[name] = frame[name].fillna(0)
    return {"missing": missing, "non_numeric": list(frame.select_dtypes(exclude="number").columns)}
