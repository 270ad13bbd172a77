# 2.4: pure Python count over zipped predictions. Expected: how many rows of X_new get another label, and the letter C.
def changed_predictions(model, X_train, y_train, X_new):
    def answers(change):
        fresh = clone(model).fit(change(X_train), y_train)
        return fresh.predict(change(X_new)).tolist()

    before = answers(lambda images: images)
    after = answers(lambda images: images / 255)
    return sum(1 for a, b in zip(before, after) if a != b)


why = chr(ord("A") + 2)
