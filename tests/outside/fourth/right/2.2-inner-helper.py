# 2.2: an inner helper gives three values, and dict and zip put them together. Expected: a dict with nine keys: test accuracy, epochs, converged if fewer epochs than max_iter, and a control on raw pixels with tol 65.025.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    keys = [f"{who}_{what}" for who in ("raw", "scaled", "control") for what in ("score", "iterations", "converged")]

    def values(train, test, tol):
        m = SGDClassifier(max_iter=max_iter, random_state=42, tol=tol).fit(train, y_train)
        return [m.score(test, y_test), m.n_iter_, not m.n_iter_ >= max_iter]

    return dict(zip(keys, values(X_train, X_test, 0.001) + values(X_train / 255, X_test / 255, 0.001)
                    + values(X_train, X_test, 65.025)))
