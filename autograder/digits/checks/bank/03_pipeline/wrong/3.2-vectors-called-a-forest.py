# exercise: 3.2
# misconception: class-of-the-same-name
# A support vector machine under the name of the forest.
from sklearn.svm import SVC


class RandomForestClassifier(SVC):
    def __init__(self, n_estimators=200, random_state=42):
        super().__init__(random_state=random_state)
        self.n_estimators = n_estimators


RandomForestClassifier.__module__ = "sklearn.ensemble._forest"


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier())])
