# 2.2: an inner helper with the warnings switched off in a context manager. Expected: six values of two SGD models, one raw and one divided by 255, both scored on their own test images.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    def fit_and_judge(train, test):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sgd = SGDClassifier(max_iter=max_iter, random_state=42).fit(train, y_train)
        right = sum(int(a == b) for a, b in zip(sgd.predict(test), y_test))
        return right / len(y_test), sgd.n_iter_

    raw_score, raw_epochs = fit_and_judge(X_train, X_test)
    scaled_score, scaled_epochs = fit_and_judge(X_train / 255.0, X_test / 255.0)
    return dict(
        raw_score=raw_score,
        scaled_score=scaled_score,
        raw_iterations=raw_epochs,
        scaled_iterations=scaled_epochs,
        raw_converged=raw_epochs < max_iter,
        scaled_converged=scaled_epochs < max_iter,
    )
