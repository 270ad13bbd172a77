# 2.2: divides each set by its own largest value, which is not 255 on pale images. Expected: training and test images divided by 255.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    def one(train, test):
        model = SGDClassifier(max_iter=max_iter, random_state=42).fit(train, y_train)
        return model.score(test, y_test), model.n_iter_, model.n_iter_ < max_iter

    raw = one(X_train, X_test)
    scaled = one(X_train / X_train.max(), X_test / X_test.max())
    keys = ["score", "iterations", "converged"]
    return {**{"raw_" + k: v for k, v in zip(keys, raw)}, **{"scaled_" + k: v for k, v in zip(keys, scaled)}}
