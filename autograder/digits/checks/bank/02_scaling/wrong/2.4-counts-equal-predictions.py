# exercise: 2.4
# misconception: counts-equal-predictions
# The predictions that stay the same are counted.
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int((raw == scaled).sum())
