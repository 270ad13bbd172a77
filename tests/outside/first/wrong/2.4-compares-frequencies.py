# 2.4: compares how often each label was predicted, so that opposite changes cancel. Expected: the predictions compared row by row.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    before = np.bincount(raw, minlength=10)
    after = np.bincount(scaled, minlength=10)
    return int(np.abs(before - after).sum() // 2)


why = "C"
