# 3.2: takes extra trees instead of a random forest. Expected: the step holds a RandomForestClassifier.
from sklearn.ensemble import ExtraTreesClassifier


def make_pipeline():
    return Pipeline([("algo", ExtraTreesClassifier(n_estimators=200, random_state=42))])
