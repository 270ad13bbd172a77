# 2.4: counts with zip. Expected: the number of rows with another label; why is "C".
def changed_predictions(model, X_train, y_train, X_new):
    answers = [clone(model).fit(X_train / d, y_train).predict(X_new / d) for d in (1, 255)]
    return sum(first != second for first, second in zip(answers[0].tolist(), answers[1].tolist()))


why = "ABCD"[2]
