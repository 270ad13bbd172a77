# about: validates a model honestly after that.
# expects: honest
import numpy as np
from sklearn.decomposition import PCA
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

from autograder.digits import load_digits

X, y = load_digits()
model = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
scores = cross_val_score(model, X[::4], y[::4], cv=2)
assert 0.6 < np.mean(scores) < 0.99


def make_model():
    return model
