# 5.3: scipy.sparse adds up the ones, stable argsort on a copy. Expected: an integer (10, 10) array, true by predicted; the k most frequent wrong pairs without zeros, matrix unchanged.
from scipy.sparse import coo_matrix


def confusion(labels, predictions):
    ones = np.ones(len(labels), dtype=int)
    return coo_matrix((ones, (labels, predictions)), shape=(10, 10)).toarray()


def worst_pairs(matrix, k):
    wrong = np.array(matrix, dtype=int)
    np.fill_diagonal(wrong, 0)
    answer = []
    for place in np.argsort(wrong, axis=None)[::-1][:k]:
        true, predicted = divmod(int(place), 10)
        if wrong[true, predicted] > 0:
            answer.append((true, predicted, int(wrong[true, predicted])))
    return answer
