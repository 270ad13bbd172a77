# exercise: 2.4
# misconception: always-zero
# Both copies are fitted on scaled pixels, so nothing can change.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int((raw != scaled).sum())
