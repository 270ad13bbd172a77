# 2.2: one object for both fits, and n_iter_ is read after the second one, so raw_iterations are those of the scaled model. Expected: the epochs of the raw model.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    model = SGDClassifier(max_iter=max_iter, random_state=42)
    raw = model.fit(X_train, y_train)
    raw_score = raw.score(X_test, y_test)
    scaled = model.fit(X_train / 255, y_train)
    scaled_score = scaled.score(X_test / 255, y_test)
    return {
        "raw_score": raw_score,
        "scaled_score": scaled_score,
        "raw_iterations": raw.n_iter_,
        "scaled_iterations": scaled.n_iter_,
        "raw_converged": raw.n_iter_ < max_iter,
        "scaled_converged": scaled.n_iter_ < max_iter,
    }
