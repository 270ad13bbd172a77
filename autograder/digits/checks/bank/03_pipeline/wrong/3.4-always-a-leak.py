# exercise: 3.4
# misconception: always-a-leak
# The best column by mutual information, in any case.
from sklearn.metrics import normalized_mutual_info_score


def find_leak(X, y):
    return max(X.columns, key=lambda name: normalized_mutual_info_score(X[name], y))


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
