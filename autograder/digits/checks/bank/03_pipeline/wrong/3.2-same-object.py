# exercise: 3.2
# misconception: same-object
# One pipeline for all calls, made outside the function.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline

pipe = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])


def make_pipeline():
    return pipe
