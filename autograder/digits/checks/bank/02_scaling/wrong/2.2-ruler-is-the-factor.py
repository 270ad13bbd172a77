# exercise: 2.2
# misconception: ruler-is-the-factor
# The factor replaces the ruler.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    def run(train, test, **ruler):
        model = SGDClassifier(max_iter=max_iter, random_state=42, **ruler).fit(train, y_train)
        return model.score(test, y_test), model.n_iter_, model.n_iter_ < max_iter

    raw = run(X_train, X_test)
    scaled = run(X_train / 255, X_test / 255)
    control = run(X_train, X_test, tol=255**2)
    result = {}
    for name, values in [("raw", raw), ("scaled", scaled), ("control", control)]:
        result[name + "_score"], result[name + "_iterations"], result[name + "_converged"] = values
    return result
