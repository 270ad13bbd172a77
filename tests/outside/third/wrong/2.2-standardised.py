# 2.2: standardised instead of divided by 255. Expected: divide by 255.
from sklearn.preprocessing import StandardScaler


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    scaler = StandardScaler().fit(X_train)
    raw = SGDClassifier(max_iter=max_iter, random_state=42).fit(X_train, y_train)
    scaled = SGDClassifier(max_iter=max_iter, random_state=42).fit(scaler.transform(X_train), y_train)
    return {
        "raw_score": raw.score(X_test, y_test),
        "scaled_score": scaled.score(scaler.transform(X_test), y_test),
        "raw_iterations": int(raw.n_iter_),
        "scaled_iterations": int(scaled.n_iter_),
        "raw_converged": bool(raw.n_iter_ < max_iter),
        "scaled_converged": bool(scaled.n_iter_ < max_iter),
    }
