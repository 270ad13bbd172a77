# 3.2: a template that is never fitted, and a clone of it for each call. Expected: each call a new unfitted Pipeline with the step algo, a forest of 200 trees with random_state 42.
from sklearn.base import clone

_TEMPLATE = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])


def make_pipeline():
    return clone(_TEMPLATE)
