# 6.2: draws moves of up to 7 pixels. Expected: "Move it by at most 4 pixels"; breaks it.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    new = []
    for row in X:
        step = rng.choice([-7, -6, -5, -3, 3, 5, 6, 7]), 0
        new.append(ndimage.shift(row.reshape(28, 28), step, order=0).ravel())
    return np.concatenate([X, new]), np.tile(y, 2)


def contestant():
    return SVC(C=10)
