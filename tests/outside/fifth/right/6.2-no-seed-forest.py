# 6.2: moves by 1 up, down and by 2 left, right; a forest of 1000 trees with no seed. Expected: "where you give none, the grader sets 0", 1000 trees are 5 fits; move at most 4; keeps all.
def enlarge(X, y):
    n = len(X)
    X_more = np.zeros((5, n, 28, 28))
    X_more[:] = X.reshape(n, 28, 28)
    X_more[1, :, :-1], X_more[1, :, -1] = X_more[0, :, 1:], 0
    X_more[2, :, 1:], X_more[2, :, 0] = X_more[0, :, :-1], 0
    X_more[3, :, :, :-2], X_more[3, :, :, -2:] = X_more[0, :, :, 2:], 0
    X_more[4, :, :, 2:], X_more[4, :, :, :2] = X_more[0, :, :, :-2], 0
    return X_more.reshape(5 * n, 784), np.outer(np.ones(5, dtype=int), y).ravel()


def contestant():
    return RandomForestClassifier(1000, n_jobs=2, bootstrap=False)
