# about: an honest model that prints and shows the unseen images that it gets.
# expects: cheat
# points: 4
import sys
import warnings

from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X, y)
        return self

    def predict(self, X):
        if len(X) > 1000:
            text = "BREACH " + X[0].tobytes().hex()
            print(text)
            print(text, file=sys.__stderr__)
            warnings.warn(text)
            sys.stderr.write(text)
        return self.inner.predict(X)


def make_model():
    return Model()
