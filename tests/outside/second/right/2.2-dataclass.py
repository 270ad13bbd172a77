# 2.2: a small class for one run, and two clones of one template. Expected: six values of two SGD models, one raw and one divided by 255, both scored on their own test images.
from dataclasses import dataclass

from sklearn.metrics import accuracy_score


@dataclass
class SgdRun:
    score: float
    iterations: int
    converged: bool


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    template = SGDClassifier(random_state=42, max_iter=max_iter)

    def run(factor):
        model = clone(template)
        model.fit(X_train.astype(np.float64) / factor, y_train)
        guesses = model.predict(X_test.astype(np.float64) / factor)
        return SgdRun(accuracy_score(y_test, guesses), model.n_iter_, True if model.n_iter_ < max_iter else False)

    runs = {"raw": run(1), "scaled": run(255)}
    return {f"{kind}_{what}": value for kind, one in runs.items() for what, value in vars(one).items()}
