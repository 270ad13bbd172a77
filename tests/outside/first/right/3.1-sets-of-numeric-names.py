# 3.1: names that are not among the numeric ones; missing by isnull().sum() in a pandas Series. Expected: exactly the keys missing and non_numeric, each a list.
def what_needs_preprocessing(frame):
    number_of_gaps = frame.isnull().sum()
    numeric = set(frame.select_dtypes(include=["number"]))
    answer = {}
    answer["non_numeric"] = [c for c in frame.columns if c not in numeric]
    answer["missing"] = [c for c in frame.columns if number_of_gaps[c] > 0]
    return answer
