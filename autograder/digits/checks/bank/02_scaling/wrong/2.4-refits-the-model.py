# exercise: 2.4
# misconception: no-fresh-copy
# Refits the model that came in, without copies: a model with a warm start goes on from where it was.
def changed_predictions(model, X_train, y_train, X_new):
    before = model.fit(X_train, y_train).predict(X_new)
    after = model.fit(X_train / 255, y_train).predict(X_new / 255)
    count = 0
    for one, other in zip(before, after):
        if one != other:
            count += 1
    return count


why = "c"
