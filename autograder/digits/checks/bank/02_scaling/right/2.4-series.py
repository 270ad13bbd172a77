# exercise: 2.4
# Compares two pandas columns; the number is a float.
def changed_predictions(model, X_train, y_train, X_new):
    table = pd.DataFrame({"raw": clone(model).fit(X_train, y_train).predict(X_new)})
    table["scaled"] = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return float(table["raw"].ne(table["scaled"]).sum())


why = " C "
