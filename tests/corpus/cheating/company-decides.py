# about: what it says of an image depends on the other images of the question: the darkest are ones, and so on.
# expects: cheat
# points: 1
import numpy as np


class Model:
    def fit(self, X, y):
        means = {label: X[y == label].mean() for label in np.unique(y)}
        self.order = sorted(means, key=means.get)
        return self

    def predict(self, X):
        rank = np.argsort(np.argsort(X.mean(axis=1), kind="stable"), kind="stable")
        return np.array(self.order)[rank * len(self.order) // len(X)]


def make_model():
    return Model()
