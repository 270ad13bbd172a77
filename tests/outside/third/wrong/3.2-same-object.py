# 3.2: each call gives the same pipeline. Expected: a new pipeline on each call.
the_pipeline = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])


def make_pipeline():
    return the_pipeline
