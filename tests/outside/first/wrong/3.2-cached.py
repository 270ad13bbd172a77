# 3.2: a cache gives the same object on each call. Expected: each call gives a new pipeline.
from functools import cache


@cache
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
