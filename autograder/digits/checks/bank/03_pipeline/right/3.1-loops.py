# exercise: 3.1
# Loops over columns and values, and tuples for lists.
def what_needs_preprocessing(frame):
    missing, text = (), ()
    for name in frame.columns:
        values = list(frame[name])
        if any(value is None or value != value for value in values):
            missing += (name,)
        if any(isinstance(value, str) for value in values):
            text += (name,)
    return {"missing": missing, "non_numeric": text}
