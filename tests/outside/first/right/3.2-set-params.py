# 3.2: makes the pipeline first and sets the parameters through the name of the step. Expected: a new, unfitted Pipeline with the one step algo, 200 trees, random_state 42.
def make_pipeline():
    pipeline = Pipeline(steps=[("algo", RandomForestClassifier())])
    pipeline.set_params(algo__n_estimators=200, algo__random_state=42)
    return pipeline
