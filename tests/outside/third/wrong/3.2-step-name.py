# 3.2: the step has the name forest. Expected: the name algo.
def make_pipeline():
    return Pipeline([("forest", RandomForestClassifier(n_estimators=200, random_state=42))])
