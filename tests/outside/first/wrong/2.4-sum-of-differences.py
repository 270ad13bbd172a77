# 2.4: adds up how far the labels are apart (a change from 3 to 8 counts 5). Expected: the number of rows that get another label.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int(np.abs(raw - scaled).sum())


why = "C"
