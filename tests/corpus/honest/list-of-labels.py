# about: a model of its own that predicts a list and not an array.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X, y)
        return self

    def predict(self, X):
        return [int(label) for label in self.inner.predict(X)]


def make_model():
    return Model()
