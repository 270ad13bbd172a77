# 3.1: filters with masks. Expected: lists of the names of columns with missing values and of columns that are not numbers.
from itertools import compress


def what_needs_preprocessing(frame):
    names = frame.columns.tolist()
    has_gap = frame.isnull().to_numpy().any(axis=0).tolist()
    is_other = [not hasattr(kind, "kind") or kind.kind not in ("i", "u", "f", "c") for kind in frame.dtypes]
    return {"missing": list(compress(names, has_gap)), "non_numeric": list(compress(names, is_other))}
