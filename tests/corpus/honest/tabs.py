# about: indented by tabs, with spaces at the ends of lines and form feeds.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline


def make_model():   
	"""A model."""	
	if True:
		return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
