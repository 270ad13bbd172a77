# 2.4: a helper that predicts for a divisor, np.count_nonzero, numpy integer as answer. Expected: a whole number from 0 to len(X_new); why = "C".
def predictions(model, X_train, y_train, X_new, divisor):
    fresh = clone(model)
    fresh.fit(X_train / divisor, y_train)
    return fresh.predict(X_new / divisor)


def changed_predictions(model, X_train, y_train, X_new):
    one, two = (predictions(model, X_train, y_train, X_new, d) for d in (1, 255))
    different = np.not_equal(one, two)
    return np.int64(np.count_nonzero(different))


answers = {"A": False, "B": False, "C": True, "D": False}
why = [letter for letter, is_right in answers.items() if is_right][0]
