# 2.4: counts the rows that keep their label. Expected: the rows that get another label.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int((raw == scaled).sum())


why = "C"
