# 2.4: two clones and np.count_nonzero. Expected: how many rows of X_new get another label, and the letter C.
def changed_predictions(model, X_train, y_train, X_new):
    raw_model = clone(model)
    scaled_model = clone(model)
    raw_model.fit(X_train, y_train)
    scaled_model.fit(X_train / 255, y_train)
    return int(np.count_nonzero(raw_model.predict(X_new) != scaled_model.predict(X_new / 255)))


why = "C"
