# 2.4: adds up how far the labels are apart, so a change from 1 to 7 counts six times. Expected: each changed row counts once.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new).astype(int)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255).astype(int)
    return int(np.abs(raw - scaled).sum())


why = "C"
