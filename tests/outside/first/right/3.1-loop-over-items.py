# 3.1: one loop over the columns; count() is smaller than the length where something is missing. Expected: a dict with two lists, a column may be in both.
from pandas.api.types import is_numeric_dtype


def what_needs_preprocessing(frame):
    report = {"missing": [], "non_numeric": []}
    for name, column in frame.items():
        if column.count() < len(column):
            report["missing"].append(name)
        if not is_numeric_dtype(column):
            report["non_numeric"].append(name)
    return report
