# 3.1: looks for missing values only among the numeric columns, so a None in a text column is not seen. Expected: all columns with a missing value; a column may be in both lists.
def what_needs_preprocessing(frame):
    numbers = frame.select_dtypes(include="number")
    others = frame.select_dtypes(exclude="number")
    missing = [c for c in numbers.columns if np.isnan(numbers[c]).any()]
    return {"missing": missing, "non_numeric": list(others.columns)}
