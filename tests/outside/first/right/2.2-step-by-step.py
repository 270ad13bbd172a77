# 2.2: the four steps one after the other, dict literal, plain Python numbers. Expected: a dict with the six keys.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42)
    raw.fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42)
    scaled.fit(X_train / 255, y_train)
    return {
        "raw_score": float(raw.score(X_test, y_test)),
        "scaled_score": float(scaled.score(X_test / 255, y_test)),
        "raw_iterations": int(raw.n_iter_),
        "scaled_iterations": int(scaled.n_iter_),
        "raw_converged": bool(raw.n_iter_ < max_iter),
        "scaled_converged": bool(scaled.n_iter_ < max_iter),
    }
