# 5.3: crosstab has rows and columns only for digits that occur. Expected: shape (10, 10), always.
def confusion(labels, predictions):
    return pd.crosstab(labels, predictions).to_numpy()


def worst_pairs(matrix, k):
    pairs = []
    for t in range(10):
        for p in range(10):
            if t != p and matrix[t, p] > 0:
                pairs.append((t, p, int(matrix[t, p])))
    pairs.sort(key=lambda x: x[2], reverse=True)
    return pairs[:k]
