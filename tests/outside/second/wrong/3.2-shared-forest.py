# 3.2: each pipeline is new but they all hold one and the same forest, so fitting one fits the others. Expected: each call gives a new, unfitted pipeline.
_forest = RandomForestClassifier(n_estimators=200, random_state=42)


def make_pipeline():
    return Pipeline([("algo", _forest)])
