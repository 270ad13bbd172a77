# 2.4: predicts X_test of the notebook. Expected: the rows of X_new.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_test)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_test / 255)
    return int((raw != scaled).sum())


why = "C"
