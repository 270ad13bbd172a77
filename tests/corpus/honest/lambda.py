# about: the function is a lambda with defaults.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

make_model = lambda n=3, *args, **kwargs: make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(n))
