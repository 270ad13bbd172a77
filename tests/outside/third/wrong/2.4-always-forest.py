# 2.4: the model is ignored, a forest is asked. Expected: any model that comes in.
def changed_predictions(model, X_train, y_train, X_new):
    forest = RandomForestClassifier(random_state=42)
    raw = clone(forest).fit(X_train, y_train).predict(X_new)
    scaled = clone(forest).fit(X_train / 255, y_train).predict(X_new / 255)
    return int((raw != scaled).sum())


why = "C"
