# 3.2: the pipeline is new on each call, but all of them hold the same forest. Expected: a new model on each call, so that fitting one does not change another.
forest = RandomForestClassifier(n_estimators=200, random_state=42)


def make_pipeline():
    return Pipeline([("algo", forest)])
