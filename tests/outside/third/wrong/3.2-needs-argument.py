# 3.2: needs an argument. Expected: takes no argument.
def make_pipeline(n_estimators):
    return Pipeline([("algo", RandomForestClassifier(n_estimators=n_estimators, random_state=42))])
