# 2.2: everything is written three times. Expected: a dict with nine keys: test accuracy, epochs, converged if fewer epochs than max_iter, and a control on raw pixels with tol 65.025.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw_model = SGDClassifier(max_iter=max_iter, random_state=42)
    raw_model.fit(X_train, y_train)
    scaled_model = SGDClassifier(max_iter=max_iter, random_state=42)
    scaled_model.fit(X_train / 255, y_train)
    control_model = SGDClassifier(max_iter=max_iter, random_state=42, tol=1e-3 * 255**2)
    control_model.fit(X_train, y_train)
    result = {}
    result["raw_score"] = raw_model.score(X_test, y_test)
    result["raw_iterations"] = raw_model.n_iter_
    result["raw_converged"] = bool(raw_model.n_iter_ < max_iter)
    result["scaled_score"] = scaled_model.score(X_test / 255, y_test)
    result["scaled_iterations"] = scaled_model.n_iter_
    result["scaled_converged"] = bool(scaled_model.n_iter_ < max_iter)
    result["control_score"] = control_model.score(X_test, y_test)
    result["control_iterations"] = control_model.n_iter_
    result["control_converged"] = bool(control_model.n_iter_ < max_iter)
    return result
