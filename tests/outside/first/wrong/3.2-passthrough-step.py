# 3.2: an empty step `prep` ("passthrough") stands before the forest. Expected: a pipeline of one step.
def make_pipeline():
    return Pipeline([
        ("prep", "passthrough"),
        ("algo", RandomForestClassifier(n_estimators=200, random_state=42)),
    ])
