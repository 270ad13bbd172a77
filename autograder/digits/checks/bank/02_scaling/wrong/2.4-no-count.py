# exercise: 2.4
# misconception: no-count
# The comparison is returned without counting.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return raw != scaled
