# exercise: 2.4
# misconception: result-of-an-earlier-call
# The count is kept by the class of the model, so that other settings of the same class are not tried.
counted = {}


def changed_predictions(model, X_train, y_train, X_new):
    kind = type(model)
    if kind not in counted:
        raw = clone(model).fit(X_train, y_train).predict(X_new)
        scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
        counted[kind] = int((raw != scaled).sum())
    return counted[kind]


why = "C"
