# exercise: 3.4
# A score of agreement that is 1 for one to one only; columns selected by a mask.
from sklearn.metrics import adjusted_rand_score


def find_leak(X, y):
    names = [name for name in X if adjusted_rand_score(y, X[name].astype(str)) > 0.999999]
    return names[0] if names else None


def without_leak(X, y):
    return X.loc[:, X.columns != find_leak(X, y)]
