# exercise: 3.1
# misconception: one-text-type
# Two types for text are known; a column of categories is text too.
def what_needs_preprocessing(frame):
    missing = list(frame.columns[frame.isna().any()])
    text = [name for name in frame.columns if frame[name].dtype == object or isinstance(frame[name].dtype, pd.StringDtype)]
    return {"missing": missing, "non_numeric": text}
