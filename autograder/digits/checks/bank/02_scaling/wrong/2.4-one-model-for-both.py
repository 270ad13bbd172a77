# exercise: 2.4
# misconception: one-model-for-both
# The same model is fitted twice, and the second fit overwrites the first.
def changed_predictions(model, X_train, y_train, X_new):
    raw_model = model.fit(X_train, y_train)
    scaled_model = model.fit(X_train / 255, y_train)
    return int((raw_model.predict(X_new) != scaled_model.predict(X_new / 255)).sum())
