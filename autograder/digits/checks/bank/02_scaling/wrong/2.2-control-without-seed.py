# exercise: 2.2
# misconception: no-random-state
# The seed is forgotten for the control.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    models = {
        "raw": SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train),
        "scaled": SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / 255, y_train),
        "control": SGDClassifier(max_iter=max_iter, tol=1e-3 * 255**2).fit(X_train, y_train),
    }
    result = {}
    for name, model in models.items():
        result[name + "_score"] = model.score(X_test / 255 if name == "scaled" else X_test, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
