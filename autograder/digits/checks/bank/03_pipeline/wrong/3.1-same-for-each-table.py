# exercise: 3.1
# misconception: same-for-each-table
# The notebook's own table is asked, not the one that comes in.
def what_needs_preprocessing(frame):
    missing = [name for name in X.columns if X[name].isna().any()]
    words = [name for name in X.columns if not pd.api.types.is_numeric_dtype(X[name])]
    return {"missing": missing, "non_numeric": words}
