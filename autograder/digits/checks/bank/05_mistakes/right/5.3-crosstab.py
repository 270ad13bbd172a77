# exercise: 5.3
# A cross table of pandas with all ten digits; lists instead of tuples; a heap.
import heapq


def confusion(labels, predictions):
    table = pd.crosstab(labels, predictions)
    return table.reindex(index=range(10), columns=range(10), fill_value=0)


def worst_pairs(matrix, k):
    pairs = []
    for (t, p), n in np.ndenumerate(matrix):
        if t != p and n != 0:
            pairs.append([t, p, n])
    return heapq.nlargest(k, pairs, key=lambda x: x[2])
