# 2.2: gives the control twice the epochs, so that it can finish. Expected: the max_iter that came in.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, factor, tol, limit in [("raw", 1, 1e-3, 1), ("scaled", 255, 1e-3, 1), ("control", 1, 65.025, 2)]:
        model = SGDClassifier(max_iter=limit * max_iter, tol=tol, random_state=42).fit(X_train / factor, y_train)
        result[name + "_score"] = model.score(X_test / factor, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
