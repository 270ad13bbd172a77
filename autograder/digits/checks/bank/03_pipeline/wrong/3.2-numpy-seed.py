# exercise: 3.2
# misconception: no-random-state
# A seed for numpy instead of random_state.
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    np.random.seed(42)
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200))])
