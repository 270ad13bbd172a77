# about: a model that prints what it does, a lot of it.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


def make_model():
    print("making a model " * 100_000)
    return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3), verbose=True)
