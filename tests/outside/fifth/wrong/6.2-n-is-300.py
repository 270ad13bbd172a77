# 6.2: writes 300 for the number of rows. Expected: X has shape (n, 784), also for other n (the example has 10); breaks it.
def enlarge(X, y):
    X_more = np.zeros((1500, 784))
    X_more[:300] = X
    for block, step in enumerate([(-1, 0), (1, 0), (0, -1), (0, 1)], 1):
        moved = ndimage.shift(X.reshape(300, 28, 28), (0, *step), order=0)
        X_more[300 * block : 300 * block + 300] = moved.reshape(300, 784)
    return X_more, np.tile(y, 5)


def contestant():
    return SVC(C=10)
