# about: predicts the training labels in their order.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        self.y = y
        return self

    def predict(self, X):
        return np.resize(self.y, len(X))


def make_model():
    return Model()
