# exercise: 2.2
# misconception: no-control
# Two models are compared, and nothing says which of the two suspects it was.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, factor in [("raw", 1), ("scaled", 255)]:
        model = SGDClassifier(max_iter=max_iter, random_state=42)
        model.fit(X_train / factor, y_train)
        result[name + "_score"] = model.score(X_test / factor, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
