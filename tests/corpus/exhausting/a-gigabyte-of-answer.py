# about: answers with an array of a gigabyte.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return np.zeros(10**9, dtype=np.int8)


def make_model():
    return Model()
