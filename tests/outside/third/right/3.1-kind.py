# 3.1: asks dtype.kind in a loop. Expected: lists of the names of columns with missing values and of columns that are not numbers.
def what_needs_preprocessing(frame):
    gaps, others = [], []
    for name in frame.columns:
        column = frame[name]
        if column.isna().sum() > 0:
            gaps.append(name)
        if column.dtype.kind not in "iufc":
            others.append(name)
    return {"missing": gaps, "non_numeric": others}
