# 2.2: a dataclass for one run, and a merge of two dicts. Expected: a dict with exactly the six keys.
from dataclasses import dataclass


@dataclass
class Run:
    score: float
    iterations: int
    limit: int

    def named(self, prefix: str) -> dict:
        return {
            f"{prefix}_score": self.score,
            f"{prefix}_iterations": self.iterations,
            f"{prefix}_converged": self.iterations < self.limit,
        }


def run(train, y_train, test, y_test, limit) -> Run:
    model = SGDClassifier(random_state=42, max_iter=limit).fit(train, y_train)
    return Run(model.score(test, y_test), int(model.n_iter_), limit)


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = run(X_train, y_train, X_test, y_test, max_iter)
    scaled = run(np.divide(X_train, 255), y_train, np.divide(X_test, 255), y_test, max_iter)
    return raw.named("raw") | scaled.named("scaled")
