# exercise: 5.3
# The library counts; pandas sorts.
def confusion(labels, predictions):
    from sklearn.metrics import confusion_matrix

    return confusion_matrix(labels, predictions, labels=np.arange(10))


def worst_pairs(matrix, k):
    table = pd.DataFrame(matrix).stack()
    table = table[[t != p for t, p in table.index]]
    table = table[table > 0].sort_values(ascending=False).head(k)
    return [(t, p, n) for (t, p), n in table.items()]
