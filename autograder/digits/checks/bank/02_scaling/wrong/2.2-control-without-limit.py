# exercise: 2.2
# misconception: ignores-max-iter
# The control gets no limit, as if it always converged.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, factor in [("raw", 1), ("scaled", 255)]:
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / factor, y_train)
        result[name + "_score"] = model.score(X_test / factor, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    control = SGDClassifier(tol=1e-3 * 255**2, random_state=42).fit(X_train, y_train)
    result["control_score"] = control.score(X_test, y_test)
    result["control_iterations"] = control.n_iter_
    result["control_converged"] = control.n_iter_ < max_iter
    return result
