# 6.2: cuts out the middle and doubles it. Expected: "a little larger"; twice is not a little; breaks it.
def enlarge(X, y):
    middle = X.reshape(-1, 28, 28)[:, 7:21, 7:21]
    large = middle.repeat(2, axis=1).repeat(2, axis=2)
    return np.concatenate([X, large.reshape(-1, 784)]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
