# 3.2: another seed. Expected: random_state=42.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=0))])
