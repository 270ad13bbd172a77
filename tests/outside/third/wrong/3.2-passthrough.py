# 3.2: a second step that does nothing. Expected: one step.
def make_pipeline():
    return Pipeline([
        ("prepare", "passthrough"),
        ("algo", RandomForestClassifier(n_estimators=200, random_state=42)),
    ])
