# exercise: 3.2
# misconception: no-random-state
# random_state is left out.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200))])
