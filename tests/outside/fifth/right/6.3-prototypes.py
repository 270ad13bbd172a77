# 6.3: nearest neighbours of each label, without cross-validation. Expected: each row compared with the others only (its own distance is left out), ratio of nearest same to nearest other label, largest first.
from scipy.spatial.distance import cdist


def suspicious(X, y, k):
    distance = cdist(X, X)
    scores = []
    for row in range(len(y)):
        same = (y == y[row])
        same[row] = False
        other = y != y[row]
        to_same = np.sort(distance[row, same])[:4].mean()
        to_other = np.sort(distance[row, other])[:4].mean() if other.any() else np.inf
        scores.append(to_same / (to_other + 1e-9))
    return np.argsort(scores)[::-1][:k].copy()
