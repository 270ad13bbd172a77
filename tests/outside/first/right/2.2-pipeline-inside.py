# 2.2: the division stands in a pipeline; result is an OrderedDict. Expected: a dict (OrderedDict is one) with exactly the six keys.
from collections import OrderedDict

from sklearn.metrics import accuracy_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def divide(array):
    return array / 255


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    def sgd():
        return SGDClassifier(max_iter=max_iter, random_state=42)

    models = {
        "raw": Pipeline([("sgd", sgd())]),
        "scaled": Pipeline([("scale", FunctionTransformer(divide)), ("sgd", sgd())]),
    }
    for model in models.values():
        model.fit(X_train, y_train)
    answer = OrderedDict()
    answer.update((f"{name}_score", accuracy_score(y_test, model.predict(X_test))) for name, model in models.items())
    answer.update((f"{name}_iterations", model["sgd"].n_iter_) for name, model in models.items())
    answer.update((f"{name}_converged", model["sgd"].n_iter_ != max_iter) for name, model in models.items())
    return answer
