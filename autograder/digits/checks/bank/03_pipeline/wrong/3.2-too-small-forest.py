# exercise: 3.2
# misconception: too-small-forest
# Only ten trees.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=10, random_state=42))])
