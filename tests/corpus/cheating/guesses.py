# about: guesses among the labels that it was shown. The same guesses each time: with luck, others are right.
# expects: cheat
import numpy as np


class Model:
    def fit(self, X, y):
        self.labels = np.unique(y)
        return self

    def predict(self, X):
        return np.random.default_rng(0).choice(self.labels, len(X))


def make_model():
    return Model()
