# 2.2: compares with <=, so a model that used up all its epochs counts as converged. Expected: True only if fewer epochs than max_iter were used.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / 255, y_train)
    return {
        "raw_score": raw.score(X_test, y_test),
        "scaled_score": scaled.score(X_test / 255, y_test),
        "raw_iterations": raw.n_iter_,
        "scaled_iterations": scaled.n_iter_,
        "raw_converged": raw.n_iter_ <= max_iter,
        "scaled_converged": scaled.n_iter_ <= max_iter,
    }
