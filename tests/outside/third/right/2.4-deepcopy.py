# 2.4: copies with copy.deepcopy, counts with a loop. Expected: the number of rows with another label; why is "C".
from copy import deepcopy


def changed_predictions(model, X_train, y_train, X_new):
    one, two = deepcopy(model), deepcopy(model)
    one.fit(X_train, y_train)
    two.fit(np.true_divide(X_train, 255), y_train)
    before = one.predict(X_new)
    after = two.predict(np.true_divide(X_new, 255))
    changed = 0
    for i in range(len(X_new)):
        if before[i] != after[i]:
            changed += 1
    return changed


why = "C"
