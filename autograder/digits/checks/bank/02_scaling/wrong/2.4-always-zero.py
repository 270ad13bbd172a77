# exercise: 2.4
# misconception: always-zero
# The answer for a forest is written down for every model.
def changed_predictions(model, X_train, y_train, X_new):
    return 0
