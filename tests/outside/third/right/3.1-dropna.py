# 3.1: compares with what dropna leaves. Expected: lists of the names of columns with missing values and of columns that are not numbers.
def what_needs_preprocessing(frame):
    complete = frame.dropna(axis="columns", how="any").columns
    numeric = frame.select_dtypes(include=[np.number]).columns
    return {
        "missing": [str(c) for c in frame.columns if c not in complete],
        "non_numeric": [str(c) for c in frame.columns if c not in numeric],
    }
