# 6.2: erases the lower half, "thinner". Expected: a small change that keeps the digit; breaks it.
def enlarge(X, y):
    new = X.copy()
    new[:, 392:] = 0
    return np.concatenate([X, new]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
