# 3.2: nothing is returned. Expected: returns the pipeline.
def make_pipeline():
    pipeline = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
