# 3.1: names only columns in which every value is missing. Expected: at least one missing value is enough.
def what_needs_preprocessing(frame):
    kept = frame.dropna(axis="columns", how="all").columns
    return {
        "missing": [name for name in frame.columns if name not in kept],
        "non_numeric": list(frame.select_dtypes(exclude="number").columns),
    }
