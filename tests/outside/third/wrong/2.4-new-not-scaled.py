# 2.4: the new rows of the scaled model stay raw. Expected: all pixels divided by 255.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new)
    return int((raw != scaled).sum())


why = "C"
