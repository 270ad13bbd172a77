# 5.4: loops, sorted with a key, an array of int at the end. Expected: an integer array of the row numbers of the mistakes, the most confident first, at most k.
def most_confident_mistakes(probabilities, labels, k):
    rows = []
    for row, shares in enumerate(probabilities):
        digit = max(range(10), key=lambda d: shares[d])
        if digit != labels[row]:
            rows.append((float(shares[digit]), row))
    rows.sort(key=lambda pair: pair[0], reverse=True)
    return np.array([row for _, row in rows[:k]], dtype=int)
