# about: always predicts the same digit.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return np.full(len(X), 1)


def make_model():
    return Model()
