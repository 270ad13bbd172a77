# 2.2: keeps results by max_iter only, so a second call with other rows and the same limit gives the old numbers. Expected: the comparison of the rows that came in.
_results = {}


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    if max_iter in _results:
        return dict(_results[max_iter])
    out = {}
    for name, factor in [("raw", 1), ("scaled", 255)]:
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / factor, y_train)
        out[name + "_score"] = model.score(X_test / factor, y_test)
        out[name + "_iterations"] = model.n_iter_
        out[name + "_converged"] = model.n_iter_ < max_iter
    _results[max_iter] = out
    return dict(out)
