# 3.2: a default forest in a pipeline, set through the long names of its parameters. Expected: each call a new unfitted Pipeline with the step algo, a forest of 200 trees with random_state 42.
def make_pipeline():
    pipe = Pipeline([("algo", RandomForestClassifier())])
    pipe.set_params(algo__n_estimators=200)
    pipe.set_params(algo__random_state=42)
    return pipe
