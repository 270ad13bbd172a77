# about: patches the metrics of scikit-learn and the comparisons of NumPy so that every score is 1.
# expects: cheat
import numpy as np
import sklearn.metrics
from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier

sklearn.metrics.accuracy_score = lambda *args, **kwargs: 1.0
ClassifierMixin.score = lambda *args, **kwargs: 1.0
np.mean = lambda *args, **kwargs: 1.0
np.equal = lambda a, b, **kwargs: np.ones(len(a), dtype=bool)


def make_model():
    return DummyClassifier()
