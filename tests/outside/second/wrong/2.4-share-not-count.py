# 2.4: gives the share of changed rows. Expected: a whole number, the count of changed rows.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return np.mean(raw != scaled)


why = "C"
