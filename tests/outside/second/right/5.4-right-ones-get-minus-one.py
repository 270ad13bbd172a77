# 5.4: right rows get a confidence of -1 in a new array, then all rows are sorted and cut. Expected: positions of the k most confident mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    best = np.argmax(probabilities, axis=1)
    score = np.where(best == labels, -1.0, np.take_along_axis(probabilities, best[:, None], axis=1)[:, 0])
    how_many = min(k, np.count_nonzero(best != labels))
    return np.lexsort((np.arange(len(score)), -score))[:how_many]
