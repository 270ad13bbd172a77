from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


def make_model():
    return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
