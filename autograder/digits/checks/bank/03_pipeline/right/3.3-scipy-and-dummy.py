# exercise: 3.3
# scipy's interval, the dummy of scikit-learn, model.score.
from scipy.stats import binomtest
from sklearn.dummy import DummyClassifier


def evaluate(model, X, y):
    right = round(model.score(X, y) * len(y))
    ends = binomtest(right, len(y)).proportion_ci(0.95, method="wilson")
    dummy = DummyClassifier(strategy="most_frequent").fit(X, y)
    return {"accuracy": right / len(y), "low": ends.low, "high": ends.high, "baseline": dummy.score(X, y)}
