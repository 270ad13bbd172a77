# 2.4: the row numbers themselves. Expected: a whole number.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return np.flatnonzero(raw != scaled)


why = "C"
