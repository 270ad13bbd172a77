# exercise: 3.2
# misconception: extra-step
# A scaler stands before the forest, because a pipeline should have two steps.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def make_pipeline():
    return Pipeline([("scaler", StandardScaler()), ("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
