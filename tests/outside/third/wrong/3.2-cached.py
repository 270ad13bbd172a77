# 3.2: a cache gives the same pipeline again. Expected: a new pipeline on each call.
from functools import lru_cache


@lru_cache
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
