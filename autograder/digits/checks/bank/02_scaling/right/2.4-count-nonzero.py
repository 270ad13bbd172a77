# exercise: 2.4
# Uses count_nonzero and deepcopy.
from copy import deepcopy


def changed_predictions(model, X_train, y_train, X_new):
    first, second = deepcopy(model), deepcopy(model)
    first.fit(X_train, y_train)
    second.fit(X_train * (1 / 255), y_train)
    return np.count_nonzero(first.predict(X_new) != second.predict(X_new * (1 / 255)))


why = "C."
