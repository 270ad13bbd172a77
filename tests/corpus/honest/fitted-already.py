# about: returns a model that is fitted already, on the course's data; fitting it again is no problem.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

from autograder.digits import load_digits

X, y = load_digits()


def make_model():
    return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X[::4], y[::4])
