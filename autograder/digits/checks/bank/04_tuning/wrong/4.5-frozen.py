# exercise: 4.5
# misconception: fitted-before
# The forest of the search, frozen: `fit` does not teach it anything.
from sklearn.frozen import FrozenEstimator

_forest = RandomForestClassifier(50, random_state=42).fit(X_train, y_train)


def final_model():
    return Pipeline([("algo", FrozenEstimator(_forest))])
