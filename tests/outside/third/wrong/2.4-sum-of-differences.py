# 2.4: adds up the differences of the labels. Expected: counts rows.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int(np.abs(raw.astype(int) - scaled.astype(int)).sum())


why = "C"
