# 2.4: only the first 10 rows are looked at. Expected: all rows of X_new.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new[:10])
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new[:10] / 255)
    return int((raw != scaled).sum())


why = "C"
