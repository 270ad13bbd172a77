# 2.4: fits the model that came in, twice, so that the caller gets it back fitted on scaled pixels. Expected: the model comes unfitted, and fresh copies of it are fitted.
def changed_predictions(model, X_train, y_train, X_new):
    raw = model.fit(X_train, y_train).predict(X_new)
    scaled = model.fit(X_train / 255, y_train).predict(X_new / 255)
    return int(np.sum(raw != scaled))


why = "C"
