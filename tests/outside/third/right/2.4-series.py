# 2.4: pandas Series compared. Expected: the number of rows with another label; why is "C".
def changed_predictions(model, X_train, y_train, X_new):
    table = pd.DataFrame({
        name: clone(model).fit(change(X_train), y_train).predict(change(X_new))
        for name, change in [("raw", lambda a: a), ("scaled", lambda a: a / 255)]
    })
    return int(table["raw"].ne(table["scaled"]).sum())


why = str("C")
