# 3.2: 20 trees. Expected: 200 trees, 100 at least.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=20, random_state=42))])
