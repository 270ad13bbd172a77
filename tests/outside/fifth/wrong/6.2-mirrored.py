# 6.2: adds mirrored pictures. Expected: "Don't mirror it"; breaks it.
def enlarge(X, y):
    mirrored = X.reshape(-1, 28, 28)[:, :, ::-1].reshape(-1, 784)
    return np.concatenate([X, mirrored]), np.concatenate([y, y])


def contestant():
    return SVC(C=10)
