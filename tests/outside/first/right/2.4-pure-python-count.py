# 2.4: counts in a loop over zip; deepcopy makes the fresh copies of the unfitted model. Expected: a whole number; why is the letter C.
from copy import deepcopy


def changed_predictions(model, X_train, y_train, X_new):
    before = deepcopy(model).fit(X_train, y_train).predict(X_new)
    after = deepcopy(model).fit(X_train / 255, y_train).predict(X_new / 255)
    count = 0
    for old, new in zip(before.tolist(), after.tolist()):
        if old != new:
            count += 1
    return count


# A tree only asks which side of a threshold a pixel is on.
why = 'C'
