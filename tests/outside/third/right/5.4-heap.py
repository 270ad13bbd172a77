# 5.4: heapq.nlargest over the wrong rows. Expected: an integer array, row numbers of at most k mistakes, the most confident first.
from heapq import nlargest


def most_confident_mistakes(probabilities, labels, k):
    def confidence(i):
        return probabilities[i].max()

    wrong = (i for i in range(len(labels)) if probabilities[i].argmax() != labels[i])
    return np.asarray(nlargest(k, wrong, key=confidence), dtype=np.int64)
