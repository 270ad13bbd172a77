# exercise: 3.4
# A crosstab with one number other than 0 in each row and each column.
import pandas as pd


def find_leak(X, y):
    for name in X.columns:
        filled = pd.crosstab(X[name], y).to_numpy() > 0
        if (filled.sum(axis=0) == 1).all() and (filled.sum(axis=1) == 1).all():
            return name


def without_leak(X, y):
    return X[[name for name in X.columns if name != find_leak(X, y)]]
