# exercise: 2.2
# misconception: ignores-its-arguments
# The scores are copied from the output of the notebook.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / 255, y_train)
    return {
        "raw_score": 0.76,
        "scaled_score": 0.82,
        "raw_iterations": raw.n_iter_,
        "scaled_iterations": scaled.n_iter_,
        "raw_converged": raw.n_iter_ < max_iter,
        "scaled_converged": scaled.n_iter_ < max_iter,
    }
