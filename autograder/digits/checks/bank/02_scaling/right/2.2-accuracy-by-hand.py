# exercise: 2.2
# Counts right predictions and listens for the warning.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    from sklearn.exceptions import ConvergenceWarning

    out = {}
    for kind in ["raw", "scaled"]:
        train, test = X_train.astype(float), X_test.astype(float)
        if kind == "scaled":
            train *= 1 / 255
            test *= 1 / 255
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            model = SGDClassifier(max_iter=max_iter, random_state=42).fit(train, y_train)
        out[f"{kind}_score"] = np.mean(model.predict(test) == y_test)
        out[f"{kind}_iterations"] = model.n_iter_
        out[f"{kind}_converged"] = not any(issubclass(w.category, ConvergenceWarning) for w in heard)
    return out
