# exercise: 3.2
# misconception: extra-step
# A first step that does nothing.
def make_pipeline():
    return Pipeline([("nothing", "passthrough"), ("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
