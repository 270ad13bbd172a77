# 2.4: right function, but believes that the trees ask about other pixels and the vote hides it. Expected: the main reason, the order of the grey values stays ("C").
def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model).fit(X_train, y_train).predict(X_new)
    scaled = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    return int(np.sum(raw != scaled))


why = "B"
