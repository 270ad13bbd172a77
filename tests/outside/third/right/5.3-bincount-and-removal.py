# 5.3: bincount of 10 * true + predicted, then the maximum taken k times. Expected: an integer (10, 10) array, true by predicted; the k most frequent wrong pairs without zeros, matrix unchanged.
def confusion(labels, predictions):
    codes = 10 * labels.astype(int) + predictions.astype(int)
    return np.bincount(codes, minlength=100).reshape(10, 10)


def worst_pairs(matrix, k):
    left = {(t, p): int(matrix[t, p]) for t in range(10) for p in range(10) if t != p}
    result = []
    while len(result) < k and left:
        pair = max(left, key=left.get)
        count = left.pop(pair)
        if count == 0:
            break
        result.append((pair[0], pair[1], count))
    return result
