# exercise: 3.1
# True and False count as numbers, as scikit-learn takes them.
def what_needs_preprocessing(frame):
    return {
        "missing": frame.columns[frame.isna().any()].tolist(),
        "non_numeric": frame.select_dtypes(exclude=["number", "bool"]).columns.tolist(),
    }
