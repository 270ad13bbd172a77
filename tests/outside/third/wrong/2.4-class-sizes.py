# 2.4: compares only how often each label is predicted. Expected: rows that get another label.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int(np.sum(np.sort(raw) != np.sort(scaled)))


why = "C"
