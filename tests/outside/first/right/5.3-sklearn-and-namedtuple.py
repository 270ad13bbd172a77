# 5.3: confusion_matrix with all ten labels, pairs as namedtuples. Expected: whole numbers of shape (10, 10); a list of at most k tuples, the largest count first.
from typing import NamedTuple

from sklearn.metrics import confusion_matrix as count_confusions


class Pair(NamedTuple):
    true: int
    predicted: int
    count: int


def confusion(labels: np.ndarray, predictions: np.ndarray) -> np.ndarray:
    if len(labels) == 0:
        return np.zeros((10, 10), dtype=int)
    return count_confusions(labels, predictions, labels=np.arange(10))


def worst_pairs(matrix: np.ndarray, k: int) -> list:
    pairs = [Pair(t, p, int(n)) for (t, p), n in np.ndenumerate(matrix) if t != p and n]
    pairs.sort(key=lambda pair: -pair.count)
    return pairs[:k]
