# 2.4: the scaled model gets raw new images. Expected: all pixels are divided by 255, those of X_new too.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new)
    return int(np.sum(raw != scaled))


why = "C"
