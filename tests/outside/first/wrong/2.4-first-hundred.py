# 2.4: compares only the first 100 rows of X_new. Expected: a count over all rows of X_new.
def changed_predictions(model, X_train, y_train, X_new):
    some = X_new[:100]
    raw = clone(model).fit(X_train, y_train).predict(some)
    scaled = clone(model).fit(X_train / 255, y_train).predict(some / 255)
    return int(np.sum(raw != scaled))


why = "C"
