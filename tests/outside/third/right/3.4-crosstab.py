# 3.4: a table of counts has one entry in each row and each column. Expected: name of the one-to-one column or None; a new table without it.
from sklearn.metrics.cluster import contingency_matrix


class LeakFinder:
    def __init__(self, y):
        self.codes = np.unique(y, return_inverse=True)[1]
        self.size = self.codes.max() + 1

    def suspicious(self, column):
        values = pd.factorize(column.to_numpy())[0]
        if values.max() + 1 != self.size:
            return False
        occurs = contingency_matrix(self.codes, values) > 0
        return bool((occurs.sum(axis=0) == 1).all() and (occurs.sum(axis=1) == 1).all())


def find_leak(X, y):
    finder = LeakFinder(y)
    hits = [name for name in X if finder.suspicious(X[name])]
    return hits[0] if hits else None


def without_leak(X, y):
    return X.drop(columns=[name for name in [find_leak(X, y)] if name is not None])
