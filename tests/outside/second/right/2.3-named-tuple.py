# 2.3: a named tuple and accuracy_score. Expected: (raw_score, scaled_score), test accuracies of SVC(gamma=0.01).
from typing import NamedTuple

from sklearn.metrics import accuracy_score


class Scores(NamedTuple):
    raw: float
    scaled: float


def compare_svc(X_train, y_train, X_test, y_test):
    on_raw, on_scaled = SVC(gamma=0.01), SVC(gamma=0.01)
    on_raw.fit(X_train, y_train)
    on_scaled.fit(X_train / 255, y_train)
    return Scores(
        raw=accuracy_score(y_test, on_raw.predict(X_test)),
        scaled=accuracy_score(y_test, on_scaled.predict(X_test / 255)),
    )
