# 2.4: the count wraps around above 255. Expected: a whole number from 0 to len(X_new).
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int((raw != scaled).astype(np.uint8).sum(dtype=np.uint8))


why = "C"
