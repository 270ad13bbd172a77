# about: a model that predicts bytes, from a view of an array that is not contiguous.
# expects: honest
import numpy as np
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X, y)
        return self

    def predict(self, X):
        return np.repeat(self.inner.predict(X).astype(np.uint8)[:, None], 3, axis=1)[:, 1]


def make_model():
    return Model()
