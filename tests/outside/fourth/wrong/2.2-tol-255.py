# 2.2: multiplies tol by 255 only. Expected: tol multiplied by 255**2.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, factor, tol in [("raw", 1, 1e-3), ("scaled", 255, 1e-3), ("control", 1, 1e-3 * 255)]:
        model = SGDClassifier(max_iter=max_iter, tol=tol, random_state=42).fit(X_train / factor, y_train)
        result[name + "_score"] = model.score(X_test / factor, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
