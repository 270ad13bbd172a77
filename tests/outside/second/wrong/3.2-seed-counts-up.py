# 3.2: the seed goes up by one with each call, so only the first pipeline has 42. Expected: random_state=42 in each pipeline.
_calls = 0


def make_pipeline():
    global _calls
    seed = 42 + _calls
    _calls += 1
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=seed))])
