# 5.4: plain Python: sorted positions, made an integer array. Expected: an integer array, row numbers of at most k mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    found = []
    for i, (row, true) in enumerate(zip(probabilities.tolist(), labels.tolist())):
        confidence = max(row)
        if row.index(confidence) != true:
            found.append((confidence, i))
    found.sort(reverse=True)
    return np.array([i for _, i in found[:k]], dtype=int)
