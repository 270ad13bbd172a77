# 2.2: gives "yes" and "no" for the convergence. Expected: True or False.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    out = {}
    for name, factor in [("raw", 1), ("scaled", 255)]:
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / factor, y_train)
        out[name + "_score"] = model.score(X_test / factor, y_test)
        out[name + "_iterations"] = model.n_iter_
        out[name + "_converged"] = "yes" if model.n_iter_ < max_iter else "no"
    return out
