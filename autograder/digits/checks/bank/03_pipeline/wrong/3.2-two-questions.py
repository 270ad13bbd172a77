# exercise: 3.2
# misconception: too-small-forest
# Trees that may ask two questions only.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, max_depth=2, random_state=42))])
