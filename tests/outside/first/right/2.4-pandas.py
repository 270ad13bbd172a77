# 2.4: both predictions in a DataFrame, rows where they differ are selected and counted. Expected: a whole number; why = "C".
def changed_predictions(model, X_train, y_train, X_new):
    table = pd.DataFrame({
        "raw": clone(model).fit(X_train, y_train).predict(X_new),
        "scaled": clone(model).fit(X_train / 255.0, y_train).predict(X_new / 255.0),
    })
    return len(table[table["raw"] != table["scaled"]])


why = str("C")
