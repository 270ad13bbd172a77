# exercise: 3.4
# misconception: strong-is-leak
# The column with the largest correlation, if it is large.
import pandas as pd


def find_leak(X, y):
    strength = X.corrwith(pd.Series(y, index=X.index)).abs()
    return strength.idxmax() if strength.max() > 0.8 else None


def without_leak(X, y):
    leak = find_leak(X, y)
    return X.copy() if leak is None else X.drop(columns=leak)
