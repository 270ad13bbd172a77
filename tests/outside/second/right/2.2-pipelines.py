# 2.2: two pipelines, the second with a step that divides by 255. Expected: six values of two SGD models, one raw and one divided by 255, both scored on their own test images.
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def _by_255(images):
    return images / 255


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    raw = Pipeline([("sgd", SGDClassifier(max_iter=max_iter, random_state=42))])
    scaled = Pipeline([
        ("divide", FunctionTransformer(_by_255)),
        ("sgd", SGDClassifier(max_iter=max_iter, random_state=42)),
    ])
    result = {}
    for name, pipe in {"raw": raw, "scaled": scaled}.items():
        pipe.fit(X_train, y_train)
        epochs = pipe["sgd"].n_iter_
        result.update({
            name + "_score": pipe.score(X_test, y_test),
            name + "_iterations": epochs,
            name + "_converged": epochs != max_iter,
        })
    return result
