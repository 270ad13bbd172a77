# about: a model that warns each time it is used, as one that does not converge.
# expects: honest
import sys
import warnings

from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline, make_pipeline


class Talkative(Pipeline):
    def fit(self, X, y):
        warnings.warn("did not converge")
        print("fitting", len(X), file=sys.stderr)
        return super().fit(X, y)


def make_model():
    warnings.warn("made")
    return Talkative(make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).steps)
