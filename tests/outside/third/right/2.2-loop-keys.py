# 2.2: keys are built in a loop. Expected: six keys: test accuracy, epochs, converged if fewer epochs than max_iter.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    answer = {}
    for kind, divisor in {"raw": 1, "scaled": 255}.items():
        sgd = SGDClassifier(random_state=42, max_iter=max_iter)
        sgd.fit(X_train / divisor, y_train)
        hits = sgd.predict(X_test / divisor) == y_test
        answer[kind + "_score"] = float(np.mean(hits))
        answer[kind + "_iterations"] = int(sgd.n_iter_)
        answer[kind + "_converged"] = not sgd.n_iter_ >= max_iter
    return answer
