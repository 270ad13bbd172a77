# exercise: 3.2
# misconception: wrong-step-name
# scikit-learn's helper chooses the name of the step.
from sklearn import pipeline
from sklearn.ensemble import RandomForestClassifier


def make_pipeline():
    return pipeline.make_pipeline(RandomForestClassifier(n_estimators=200, random_state=42))
