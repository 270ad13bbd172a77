# 3.2: a scaler stands before the forest. Expected: one step.
def make_pipeline():
    return Pipeline([
        ("scale", StandardScaler()),
        ("algo", RandomForestClassifier(n_estimators=200, random_state=42)),
    ])
