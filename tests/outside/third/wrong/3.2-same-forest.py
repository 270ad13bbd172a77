# 3.2: new pipelines share one forest. Expected: a new pipeline on each call.
the_forest = RandomForestClassifier(n_estimators=200, random_state=42)


def make_pipeline():
    return Pipeline([("algo", the_forest)])
