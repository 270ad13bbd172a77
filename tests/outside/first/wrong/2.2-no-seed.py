# 2.2: forgets random_state=42, so that the values differ from call to call. Expected: SGDClassifier(max_iter=max_iter, random_state=42).
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, factor in (("raw", 1), ("scaled", 255)):
        model = SGDClassifier(max_iter=max_iter).fit(X_train / factor, y_train)
        result[f"{name}_score"] = model.score(X_test / factor, y_test)
        result[f"{name}_iterations"] = model.n_iter_
        result[f"{name}_converged"] = model.n_iter_ < max_iter
    return result
