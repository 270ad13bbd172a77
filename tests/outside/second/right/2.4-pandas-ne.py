# 2.4: a pandas table with two columns of predictions. Expected: how many rows of X_new get another label, and the letter C.
why = "C"


def changed_predictions(model, X_train, y_train, X_new):
    table = pd.DataFrame({
        name: clone(model).fit(X_train / factor, y_train).predict(X_new / factor)
        for name, factor in {"raw": 1, "scaled": 255}.items()
    })
    return int(table["raw"].ne(table["scaled"]).sum())
