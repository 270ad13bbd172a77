# 2.4: two clones, != and sum, as a Python int. Expected: how many rows of X_new get another label; why = "C".
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train)
    scaled = clone(model).fit(X_train / 255, y_train)
    return int((raw.predict(X_new) != scaled.predict(X_new / 255)).sum())


why = "C"
