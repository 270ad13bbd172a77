# exercise: 2.2
# Counts right predictions, listens for the warning, and stretches the ruler that SGDClassifier comes with.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    from sklearn.exceptions import ConvergenceWarning

    out = {}
    for kind in ["raw", "scaled", "control"]:
        train, test = X_train.astype(float), X_test.astype(float)
        model = SGDClassifier(max_iter=max_iter, random_state=42)
        if kind == "scaled":
            train *= 1 / 255
            test *= 1 / 255
        if kind == "control":
            model.tol *= 65025
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            model.fit(train, y_train)
        out[f"{kind}_score"] = np.mean(model.predict(test) == y_test)
        out[f"{kind}_iterations"] = model.n_iter_
        out[f"{kind}_converged"] = not any(issubclass(w.category, ConvergenceWarning) for w in heard)
    return out
