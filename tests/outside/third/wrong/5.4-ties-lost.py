# 5.4: of mistakes with the same confidence only one is kept. Expected: the k mistakes with the highest confidence.
def most_confident_mistakes(probabilities, labels, k):
    row_of = {}
    for i in range(len(labels)):
        if probabilities[i].argmax() != labels[i]:
            row_of[float(probabilities[i].max())] = i
    best = sorted(row_of, reverse=True)[:k]
    return np.array([row_of[confidence] for confidence in best], dtype=int)
