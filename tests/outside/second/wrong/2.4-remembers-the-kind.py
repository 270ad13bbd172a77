# 2.4: keeps the count by the class of the model, so the same class with other settings or other rows gives the old count. Expected: the count for this model and these rows.
_known = {}


def changed_predictions(model, X_train, y_train, X_new):
    kind = type(model).__name__
    if kind not in _known:
        raw = clone(model).fit(X_train, y_train).predict(X_new)
        scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
        _known[kind] = int((raw != scaled).sum())
    return _known[kind]


why = "C"
