# about: a list of arrays, tables and numbers in odd shapes, hoping that a broken check pays.
# expects: cheat
import numpy as np
import pandas as pd


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        odd = [np.zeros((2, 3)), np.zeros((2, 2)), pd.DataFrame({"a": [1]}), None, {"a": [1, {}]}, 2**62, -1, "x"]
        return (odd * len(X))[: len(X)]


def make_model():
    return Model()
