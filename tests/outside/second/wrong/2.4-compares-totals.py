# 2.4: compares how often each label is predicted, so rows that swap their labels are not counted. Expected: the rows are compared one by one.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    difference = np.bincount(raw, minlength=10) - np.bincount(scaled, minlength=10)
    return int(np.abs(difference).sum() // 2)


why = "C"
