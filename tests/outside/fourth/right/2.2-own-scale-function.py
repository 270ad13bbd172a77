# 2.2: scales with the function of exercise 2.1, and changes tol afterwards. Expected: a dict with nine keys: test accuracy, epochs, converged if fewer epochs than max_iter, and a control on raw pixels with tol 65.025.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    for name in "raw", "scaled", "control":
        model = SGDClassifier(max_iter=max_iter, random_state=42)
        train, test = (scale(X_train), scale(X_test)) if name == "scaled" else (X_train, X_test)
        if name == "control":
            model.set_params(tol=model.tol * 255 * 255)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(train, y_train)
        result[f"{name}_score"] = (model.predict(test) == y_test).mean()
        result[f"{name}_iterations"] = int(model.n_iter_)
        result[f"{name}_converged"] = True if model.n_iter_ < max_iter else False
    return result
