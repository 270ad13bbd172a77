# 6.2: moves only the first half. Expected: "at least n rows are new"; n // 2 are; breaks it.
def enlarge(X, y):
    half = len(X) // 2
    moved = ndimage.shift(X[:half].reshape(-1, 28, 28), (0, 1, 0), order=0).reshape(-1, 784)
    return np.concatenate([X, moved]), np.concatenate([y, y[:half]])


def contestant():
    return SVC(C=10)
