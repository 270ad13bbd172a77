# about: more predictions than there are images, one for each digit.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return np.tile(np.arange(10), (len(X), 1))


def make_model():
    return Model()
