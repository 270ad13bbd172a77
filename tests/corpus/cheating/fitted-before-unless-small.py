# about: fits a model when few rows come; for many rows it takes one that was fitted in the notebook.
# expects: cheat
# points: 1
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

from autograder.digits import load_digits

fitted = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(*load_digits())


class Model:
    def fit(self, X, y):
        self.model = fitted if len(X) > 50 else KNeighborsClassifier(1).fit(X, y)
        return self

    def predict(self, X):
        return self.model.predict(X)


def make_model():
    return Model()
