# 2.4: one model fitted on raw pixels answers both. Expected: one copy for the raw and one for the scaled pixels.
def changed_predictions(model, X_train, y_train, X_new):
    fitted = clone(model).fit(X_train, y_train)
    return int((fitted.predict(X_new) != fitted.predict(X_new / 255)).sum())


why = "C"
