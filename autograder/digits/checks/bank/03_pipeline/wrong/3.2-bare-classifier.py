# exercise: 3.2
# misconception: bare-classifier
# The forest by itself, without a pipeline.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    return RandomForestClassifier(n_estimators=200, random_state=42)
