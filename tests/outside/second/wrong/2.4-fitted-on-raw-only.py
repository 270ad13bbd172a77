# 2.4: fits one copy on the raw pixels and gives it the scaled rows too. Expected: the second copy is fitted on scaled pixels.
def changed_predictions(model, X_train, y_train, X_new):
    fitted = clone(model).fit(X_train, y_train)
    return int((fitted.predict(X_new) != fitted.predict(X_new / 255)).sum())


why = "C"
