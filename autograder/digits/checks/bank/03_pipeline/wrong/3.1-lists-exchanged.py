# exercise: 3.1
# misconception: lists-exchanged
# Each list stands under the name of the other.
def what_needs_preprocessing(frame):
    missing = [name for name in frame.columns if frame[name].isna().any()]
    words = [name for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    return {"missing": words, "non_numeric": missing}
