# 2.2: a class for one trial, results counted by hand. Expected: six keys: test accuracy, epochs, converged if fewer epochs than max_iter.
class Trial:
    def __init__(self, limit, prepare):
        self.limit = limit
        self.prepare = prepare
        self.model = SGDClassifier(max_iter=limit, random_state=42)

    def run(self, X, y, X_new, y_new):
        self.model.fit(self.prepare(X), y)
        answers = self.model.predict(self.prepare(X_new))
        right = sum(1 for a, b in zip(answers, y_new) if a == b)
        self.score = right / len(y_new)
        self.epochs = int(self.model.n_iter_)
        self.converged = True if self.epochs < self.limit else False
        return self


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    trials = {
        "raw": Trial(max_iter, lambda X: X),
        "scaled": Trial(max_iter, lambda X: X.astype(np.float64) / 255.0),
    }
    result = {}
    for name, trial in trials.items():
        trial.run(X_train, y_train, X_test, y_test)
        result.update({
            f"{name}_converged": trial.converged,
            f"{name}_iterations": trial.epochs,
            f"{name}_score": trial.score,
        })
    return result
