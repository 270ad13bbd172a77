# An honest student, unless something of the student before is there: `loot` says what.
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


def make_model():
    if loot:
        raise RuntimeError("BREACH: " + repr(loot)[:300])
    return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
