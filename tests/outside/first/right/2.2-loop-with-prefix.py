# 2.2: a loop over raw and scaled that builds the keys, warnings silenced. Expected: a dict with exactly the six keys.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name, train, test in (("raw", X_train, X_test), ("scaled", X_train / 255, X_test / 255)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = SGDClassifier(max_iter=max_iter, random_state=42).fit(train, y_train)
        result[name + "_score"] = np.mean(model.predict(test) == y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = True if model.n_iter_ < max_iter else False
    return result
