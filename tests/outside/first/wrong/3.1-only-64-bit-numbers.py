# 3.1: knows int64 and float64 only, and calls uint8 or float32 columns non-numeric. Expected: only columns that are not numbers.
def what_needs_preprocessing(frame):
    return {
        "missing": list(frame.columns[frame.isna().any()]),
        "non_numeric": [c for c in frame.columns if frame[c].dtype not in (np.int64, np.float64)],
    }
