# 5.3: histogram2d, and a stacked table in pandas. Expected: an integer (10, 10) array, true by predicted; the k most frequent wrong pairs without zeros, matrix unchanged.
def confusion(labels, predictions):
    edges = np.arange(11) - 0.5
    table, _, _ = np.histogram2d(labels, predictions, bins=[edges, edges])
    return table.round().astype(int)


def worst_pairs(matrix, k):
    true, predicted = np.indices((10, 10))
    table = pd.DataFrame({"t": true.ravel(), "p": predicted.ravel(), "count": np.asarray(matrix).ravel()})
    table = table[(table["t"] != table["p"]) & (table["count"] > 0)]
    table = table.sort_values("count", ascending=False, kind="stable").head(k)
    return [(int(t), int(p), int(c)) for t, p, c in table.itertuples(index=False)]
