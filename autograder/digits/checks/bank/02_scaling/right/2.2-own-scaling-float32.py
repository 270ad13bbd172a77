# exercise: 2.2
# Scales to float32, types the ruler as a number, and writes the dict in one piece.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    a = SGDClassifier(max_iter=max_iter, random_state=42)
    a.fit(X_train, y_train)
    b = SGDClassifier(max_iter=max_iter, random_state=42)
    b.fit((X_train / 255).astype("float32"), y_train)
    c = SGDClassifier(max_iter=max_iter, random_state=42, tol=65.025)
    c.fit(X_train.astype("float32"), y_train)
    return {
        "control_converged": bool(c.n_iter_ < max_iter),
        "control_iterations": int(c.n_iter_),
        "control_score": float(c.score(X_test.astype("float32"), y_test)),
        "scaled_converged": bool(b.n_iter_ < max_iter),
        "scaled_iterations": int(b.n_iter_),
        "scaled_score": float(b.score((X_test / 255).astype("float32"), y_test)),
        "raw_converged": bool(a.n_iter_ < max_iter),
        "raw_iterations": int(a.n_iter_),
        "raw_score": float(a.score(X_test, y_test)),
    }
