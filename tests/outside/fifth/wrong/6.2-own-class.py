# 6.2: a class of its own. Expected: "All its parts are scikit-learn's own"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


class MyReader(SVC):
    """An SVC that squares its pixels first."""

    def fit(self, X, y):
        return super().fit(X**2, y)

    def predict(self, X):
        return super().predict(X**2)


def contestant():
    return MyReader(C=10)
