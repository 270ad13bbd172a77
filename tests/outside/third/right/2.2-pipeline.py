# 2.2: pipelines with a FunctionTransformer. Expected: six keys: test accuracy, epochs, converged if fewer epochs than max_iter.
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def divide(images):
    return images / 255


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    base = SGDClassifier(random_state=42).set_params(max_iter=max_iter)
    raw = Pipeline([("sgd", clone(base))]).fit(X_train, y_train)
    scaled = Pipeline([("divide", FunctionTransformer(divide)), ("sgd", clone(base))]).fit(X_train, y_train)
    epochs = [int(pipe.named_steps["sgd"].n_iter_) for pipe in (raw, scaled)]
    return dict(
        raw_score=raw.score(X_test, y_test),
        scaled_score=scaled.score(X_test, y_test),
        raw_iterations=epochs[0],
        scaled_iterations=epochs[1],
        raw_converged=epochs[0] < max_iter,
        scaled_converged=epochs[1] < max_iter,
    )
