# exercise: 3.2
# misconception: other-model
# A single tree instead of a forest.
from sklearn.pipeline import Pipeline
from sklearn.tree import DecisionTreeClassifier


def make_pipeline():
    return Pipeline([("algo", DecisionTreeClassifier(random_state=42))])
