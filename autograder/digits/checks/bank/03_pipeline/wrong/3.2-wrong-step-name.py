# exercise: 3.2
# misconception: wrong-step-name
# The step is called model.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    return Pipeline([("model", RandomForestClassifier(n_estimators=200, random_state=42))])
