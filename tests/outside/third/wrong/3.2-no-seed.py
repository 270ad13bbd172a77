# 3.2: random_state is left out. Expected: random_state=42.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200))])
