# about: an object that gives itself out as an array, as a record of ours, and as a class of NumPy.
# expects: cheat
import numpy as np


class Lookalike:
    __module__ = "numpy"
    __array_interface__ = {"shape": (10**12,), "typestr": "<i8", "data": (0, True), "version": 3}

    @property
    def __class__(self):
        return np.ndarray

    def __array__(self, dtype=None, copy=None):
        open("@MARK@/array-protocol-ran-outside", "w").close()
        return np.zeros(2)

    def __array_ufunc__(self, *args, **kwargs):
        return True

    def __len__(self):
        return 10**12


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return Lookalike()


def make_model():
    return Model()
