# exercise: 2.2
# Lets a pipeline divide, so that training and test are treated alike.
from sklearn.metrics import accuracy_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer


def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    def sgd(tol=0.001):
        return SGDClassifier(max_iter=max_iter, random_state=42, tol=tol)

    models = {
        "raw": make_pipeline(sgd()),
        "scaled": make_pipeline(FunctionTransformer(lambda X: X / 255), sgd()),
        "control": make_pipeline(sgd(0.001 * 255 * 255)),
    }
    table = pd.DataFrame(index=models, columns=["score", "iterations", "converged"], dtype=object)
    for name, model in models.items():
        model.fit(X_train, y_train)
        used = model[-1].n_iter_
        table.loc[name] = [accuracy_score(y_test, model.predict(X_test)), used, used != max_iter]
    return {f"{row}_{column}": table.loc[row, column] for row in table.index for column in table.columns}
