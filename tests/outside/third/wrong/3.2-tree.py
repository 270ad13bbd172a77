# 3.2: one decision tree. Expected: a RandomForestClassifier.
def make_pipeline():
    return Pipeline([("algo", DecisionTreeClassifier(random_state=42))])
