# exercise: 2.2
# misconception: scored-on-training-rows
# Only the control is scored on the rows that it was fitted on.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    rows = [("raw", 1, 1), ("scaled", 255, 1), ("control", 1, 255**2)]
    for name, factor, ruler in rows:
        model = SGDClassifier(max_iter=max_iter, tol=1e-3 * ruler, random_state=42).fit(X_train / factor, y_train)
        result[name + "_score"] = model.score(X_test / factor, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    result["control_score"] = model.score(X_train, y_train)
    return result
