# exercise: 2.2
# misconception: ignores-max-iter
# The limit does not reach the model.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    images = [(X_train, X_test), (X_train / 255, X_test / 255), (X_train, X_test)]
    rulers = [1e-3, 1e-3, 1e-3 * 255**2]
    for name, (train, test), tol in zip(["raw", "scaled", "control"], images, rulers):
        model = SGDClassifier(tol=tol, random_state=42).fit(train, y_train)
        result[name + "_score"] = model.score(test, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
