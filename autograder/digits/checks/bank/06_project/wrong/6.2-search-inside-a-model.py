# exercise: 6.2
# misconception: unnamed
# A model that searches by itself, and tells nobody how often it fits.
from sklearn.linear_model import LogisticRegressionCV


def contestant():
    return LogisticRegressionCV(max_iter=200)
