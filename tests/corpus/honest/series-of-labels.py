# about: a model that works with data frames and predicts a Series.
# expects: honest
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
        self.inner.fit(pd.DataFrame(X), pd.Series(y))
        return self

    def predict(self, X):
        return pd.Series(self.inner.predict(pd.DataFrame(X)), name="digit")


def make_model():
    return Model()
