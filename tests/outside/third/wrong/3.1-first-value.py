# 3.1: asks only the first value of a column for its type. Expected: all columns that are not numbers.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": [name for name in frame.columns if len(frame) and isinstance(frame[name].iloc[0], str)],
    }
