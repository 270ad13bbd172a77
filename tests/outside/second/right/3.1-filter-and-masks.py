# 3.1: Boolean masks of NumPy, filter and tolist. Expected: the names of columns with a missing value, and of columns that are not numbers.
def what_needs_preprocessing(frame):
    answer = {}
    holes = frame.isna().to_numpy().any(axis=0)
    answer["missing"] = frame.columns[holes].tolist()
    numbers = frame.select_dtypes(include=["number"]).columns
    answer["non_numeric"] = list(filter(lambda name: not numbers.isin([name]).any(), frame.columns))
    return answer
