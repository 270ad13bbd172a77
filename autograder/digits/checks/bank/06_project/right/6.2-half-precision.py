# exercise: 6.2
# Two moved blocks only, in half precision, and labels as decimals.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    right = np.zeros_like(images)
    right[:, :, 1:] = images[:, :, :-1]
    down = np.zeros_like(images)
    down[:, 1:] = images[:, :-1]
    X_more = np.vstack([X, right.reshape(len(X), -1), down.reshape(len(X), -1)])
    return X_more.astype(np.float16), np.tile(y, 3).astype(float)


def contestant():
    return SVC(C=30, gamma=0.02)
