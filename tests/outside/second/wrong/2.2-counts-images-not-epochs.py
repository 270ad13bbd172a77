# 2.2: gives t_, the number of single corrections, as the iterations. Expected: the number of epochs, n_iter_.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    out = {}
    for name, factor in [("raw", 1), ("scaled", 255)]:
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / factor, y_train)
        out[name + "_score"] = model.score(X_test / factor, y_test)
        out[name + "_iterations"] = int(model.t_) - 1
        out[name + "_converged"] = model.n_iter_ < max_iter
    return out
