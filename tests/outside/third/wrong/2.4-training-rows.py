# 2.4: counts in the training rows. Expected: rows of X_new.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_train)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_train / 255)
    return int((raw != scaled).sum())


why = "C"
