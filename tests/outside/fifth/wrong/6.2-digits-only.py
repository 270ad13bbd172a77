# 6.2: thinks that labels are 0 to 9: loops over digits. Expected: "the digits have names such as 37"; their rows are lost; breaks it.
def enlarge(X, y):
    X_parts, y_parts = [], []
    for digit in range(10):
        images = X[y == digit].reshape(-1, 28, 28)
        for step in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)]:
            X_parts.append(ndimage.shift(images, (0, *step), order=0).reshape(-1, 784))
            y_parts.append(np.full(len(images), digit))
    return np.concatenate(X_parts), np.concatenate(y_parts)


def contestant():
    return SVC(C=10)
