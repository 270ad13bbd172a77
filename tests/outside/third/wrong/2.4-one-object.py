# 2.4: one model has two names, the second fit replaces the first. Expected: one copy for the raw and one for the scaled pixels.
def changed_predictions(model, X_train, y_train, X_new):
    copy = clone(model)
    raw_model = copy.fit(X_train, y_train)
    scaled_model = copy.fit(X_train / 255, y_train)
    return int((raw_model.predict(X_new) != scaled_model.predict(X_new / 255)).sum())


why = "C"
