# 2.2: the six values without their keys. Expected: a dict.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train / 255, y_train)
    return (
        raw.score(X_test, y_test), scaled.score(X_test / 255, y_test),
        int(raw.n_iter_), int(scaled.n_iter_),
        bool(raw.n_iter_ < max_iter), bool(scaled.n_iter_ < max_iter),
    )
