# 2.2: a helper gives a triple. Expected: six keys: test accuracy, epochs, converged if fewer epochs than max_iter.
from sklearn.metrics import accuracy_score


def one_run(train, y_train, test, y_test, limit):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = SGDClassifier(max_iter=limit, random_state=42).fit(train, y_train)
    return accuracy_score(y_test, model.predict(test)), int(model.n_iter_), bool(model.n_iter_ < limit)


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    keys = ["score", "iterations", "converged"]
    raw = one_run(X_train, y_train, X_test, y_test, max_iter)
    scaled = one_run(np.true_divide(X_train, 255), y_train, np.true_divide(X_test, 255), y_test, max_iter)
    return {f"raw_{k}": v for k, v in zip(keys, raw)} | {f"scaled_{k}": v for k, v in zip(keys, scaled)}
