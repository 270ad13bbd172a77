# about: honest at first; every second answer after that is noise.
# expects: cheat
# points: 1
import numpy as np
from sklearn.tree import DecisionTreeClassifier

asked = []


class Model(DecisionTreeClassifier):
    def predict(self, X):
        asked.append(1)
        found = super().predict(X)
        return found if len(asked) < 3 or len(asked) % 2 else np.random.default_rng().permutation(found)


def make_model():
    return Model(random_state=0)
