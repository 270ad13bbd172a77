# 2.2: one loop over two names, and keys made with f-strings. Expected: six values of two SGD models, one raw and one divided by 255, both scored on their own test images.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    answer = {}
    for prefix, divisor in (("raw", None), ("scaled", 255)):
        learn = X_train if divisor is None else X_train / divisor
        judge = X_test if divisor is None else X_test / divisor
        model = SGDClassifier(max_iter=max_iter, random_state=42)
        model.fit(learn, y_train)
        answer[f"{prefix}_score"] = float(model.score(judge, y_test))
        answer[f"{prefix}_iterations"] = int(model.n_iter_)
        answer[f"{prefix}_converged"] = bool(model.n_iter_ < max_iter)
    return answer
