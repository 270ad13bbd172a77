# exercise: 2.4
# Counts in a loop.
def changed_predictions(model, X_train, y_train, X_new):
    before = clone(model).fit(X_train, y_train).predict(X_new)
    after = clone(model).fit(X_train / 255, y_train).predict(X_new / 255)
    count = 0
    for one, other in zip(before, after):
        if one != other:
            count += 1
    return count


why = "c"
