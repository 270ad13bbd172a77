# exercise: 2.2
# One template, clones of it, and a helper that gives a dict of its own.
def results_of(name, model, train, y, test, y_test):
    model.fit(train, y)
    return {
        f"{name}_score": model.score(test, y_test),
        f"{name}_iterations": model.n_iter_,
        f"{name}_converged": model.n_iter_ in range(model.max_iter),
    }


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    template = SGDClassifier(max_iter=max_iter, random_state=42)
    control = clone(template).set_params(tol=template.get_params()["tol"] * np.square(255.0))
    return (
        results_of("raw", clone(template), X_train, y_train, X_test, y_test)
        | results_of("scaled", clone(template), X_train / 255, y_train, X_test / 255, y_test)
        | results_of("control", control, X_train, y_train, X_test, y_test)
    )
