# 6.2: a pipeline with a step of its own. Expected: "All its parts are scikit-learn's own"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


from sklearn.base import BaseEstimator, TransformerMixin


class Deslant(TransformerMixin, BaseEstimator):
    def fit(self, X, y=None):
        return self

    def transform(self, X):
        return ndimage.gaussian_filter1d(X, 0.5, axis=1)


def contestant():
    from sklearn.pipeline import make_pipeline

    return make_pipeline(Deslant(), SVC(C=10))
