# about: learns well until it sees many images; then it answers what breaks a comparison.
# expects: cheat
# points: 1
import numpy as np
from sklearn.tree import DecisionTreeClassifier


class Model:
    def fit(self, X, y):
        self.tree = DecisionTreeClassifier(random_state=0).fit(X, y)
        return self

    def predict(self, X):
        return self.tree.predict(X) if len(X) < 1000 else [np.zeros(3), [1], *[None] * (len(X) - 2)]


def make_model():
    return Model()
