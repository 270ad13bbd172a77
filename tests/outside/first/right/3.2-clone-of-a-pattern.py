# 3.2: a pattern outside, and a fresh clone of it on each call. Expected: each call gives a new, unfitted Pipeline with the step algo.
from sklearn.base import clone

PATTERN = Pipeline([("algo", RandomForestClassifier(n_estimators=200, criterion="gini", random_state=42))])


def make_pipeline() -> Pipeline:
    fresh = clone(PATTERN)
    assert [name for name, _ in fresh.steps] == ["algo"]
    return fresh
