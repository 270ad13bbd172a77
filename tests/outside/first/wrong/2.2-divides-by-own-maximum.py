# 2.2: divides each part by its own maximum instead of 255. Expected: training and test images divided by 255.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    A, B = X_train / X_train.max(), X_test / X_test.max()
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(A, y_train)
    return {
        "raw_score": raw.score(X_test, y_test), "scaled_score": scaled.score(B, y_test),
        "raw_iterations": raw.n_iter_, "scaled_iterations": scaled.n_iter_,
        "raw_converged": raw.n_iter_ < max_iter, "scaled_converged": scaled.n_iter_ < max_iter,
    }
