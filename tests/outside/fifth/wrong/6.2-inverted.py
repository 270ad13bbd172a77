# 6.2: inverts the pictures. Expected: a small change from the list, 0 is paper; breaks it.
def enlarge(X, y):
    return np.concatenate([X, 1 - X]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
