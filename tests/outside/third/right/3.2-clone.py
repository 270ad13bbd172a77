# 3.2: clones a template. Expected: a new, unfitted Pipeline with one step "algo": a forest of 200 trees, random_state 42.
from sklearn.base import clone

TEMPLATE = Pipeline(steps=[("algo", RandomForestClassifier(n_estimators=200, random_state=42))])


def make_pipeline():
    return clone(TEMPLATE)
