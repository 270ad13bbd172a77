# exercise: 3.2
# misconception: warm-start
# The forest keeps its trees when it is fitted again.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42, warm_start=True))])
