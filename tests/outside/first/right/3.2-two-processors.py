# 3.2: the plain pipeline, with n_jobs=2 for speed. Expected: a new, unfitted Pipeline with the one step algo, 200 trees, random_state 42.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42, n_jobs=2))])
