# 5.3: confusion_matrix with all ten labels, and a stacked table for the pairs. Expected: a (10, 10) integer matrix, and a list of tuples.
def confusion(labels, predictions):
    from sklearn.metrics import confusion_matrix

    if len(labels) == 0:  # sklearn refuses empty arrays
        return np.zeros((10, 10), dtype=int)
    return confusion_matrix(labels, predictions, labels=list(range(10)))


def worst_pairs(matrix, k):
    long = pd.DataFrame(
        {
            "true": np.repeat(np.arange(10), 10),
            "predicted": np.tile(np.arange(10), 10),
            "count": np.asarray(matrix).ravel(),
        }
    )
    long = long[(long["true"] != long["predicted"]) & (long["count"] > 0)]
    long = long.sort_values("count", ascending=False).head(k)
    return [(int(t), int(p), int(c)) for t, p, c in long.itertuples(index=False)]
