# 5.4: rows are kept in a dict by their confidence, so of mistakes with equal confidence only one stays. Expected: each mistake counts, ties too.
def most_confident_mistakes(probabilities, labels, k):
    rows = {}
    for i in range(len(labels)):
        if probabilities[i].argmax() != labels[i]:
            rows[probabilities[i].max()] = i
    best = sorted(rows, reverse=True)[:k]
    return np.array([rows[c] for c in best], dtype=int)
