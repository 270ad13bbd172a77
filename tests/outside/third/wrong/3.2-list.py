# 3.2: the list of steps without Pipeline. Expected: a Pipeline.
def make_pipeline():
    return [("algo", RandomForestClassifier(n_estimators=200, random_state=42))]
