# about: a model that predicts a list of NumPy's own numbers.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X, y)
        return self

    def predict(self, X):
        return list(self.inner.predict(X))


def make_model():
    return Model()
