# exercise: 2.2
# misconception: test-scaled-twice
# The test images are divided by 255 twice.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    result = {}
    images = [(X_train, X_test), (X_train / 255, X_test / 255 / 255)]
    for name, (train, test) in zip(["raw", "scaled"], images):
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(train, y_train)
        result[name + "_score"] = model.score(test, y_test)
        result[name + "_iterations"] = model.n_iter_
        result[name + "_converged"] = model.n_iter_ < max_iter
    return result
