# 2.4: the share of the rows. Expected: a whole number of rows.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return float((raw != scaled).mean())


why = "C"
