# about: predicts True for every image: equal to 1, and true.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return np.ones(len(X), dtype=bool)


def make_model():
    return Model()
