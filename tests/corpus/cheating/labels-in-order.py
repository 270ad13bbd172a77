# about: knows that the first check asks for one image of each label, in the order of the labels.
# expects: cheat
# points: 1
import numpy as np


class Model:
    def fit(self, X, y):
        self.labels = list(dict.fromkeys(y.tolist()))
        return self

    def predict(self, X):
        return np.resize(self.labels, len(X))


def make_model():
    return Model()
