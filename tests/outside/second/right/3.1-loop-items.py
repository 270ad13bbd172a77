# 3.1: one loop over items() with two independent ifs and the type functions of pandas. Expected: the names of columns with a missing value, and of columns that are not numbers.
from pandas.api.types import is_bool_dtype, is_numeric_dtype


def what_needs_preprocessing(frame):
    missing, non_numeric = [], []
    for name, column in frame.items():
        if column.isnull().sum() > 0:
            missing.append(name)
        if not is_numeric_dtype(column) or is_bool_dtype(column):
            non_numeric.append(name)
    return {"missing": missing, "non_numeric": non_numeric}
