# 2.3: clones one unfitted model, counts the right answers itself, returns a namedtuple. Expected: a tuple (a namedtuple is one) of two numbers from 0 to 1.
from collections import namedtuple

Scores = namedtuple("Scores", ["raw_score", "scaled_score"])


def compare_svc(X_train, y_train, X_test, y_test):
    pattern = SVC(gamma=0.01)

    def accuracy(train, test):
        predicted = clone(pattern).fit(train, y_train).predict(test)
        right = sum(1 for p, t in zip(predicted, y_test) if p == t)
        return right / len(y_test)

    return Scores(
        raw_score=accuracy(X_train, X_test),
        scaled_score=accuracy(X_train / 255.0, X_test / 255.0),
    )
