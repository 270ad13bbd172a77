# about: a good model that was fitted in the notebook; what it is given to fit on is ignored.
# expects: cheat
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

from autograder.digits import load_digits

fitted = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(*load_digits())


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return fitted.predict(X)


def make_model():
    return Model()
