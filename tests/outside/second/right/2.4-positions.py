# 2.4: deep copies instead of clones, and the length of the list of positions. Expected: how many rows of X_new get another label, and the letter C.
import copy


def changed_predictions(model, X_train, y_train, X_new):
    first, second = copy.deepcopy(model), copy.deepcopy(model)
    one = first.fit(X_train, y_train).predict(X_new)
    two = second.fit(X_train / 255, y_train).predict(X_new / 255)
    places = [place for place in range(len(X_new)) if one[place] != two[place]]
    return len(places)


reasons = {"scales": "A", "hidden": "B", "order": "C", "small": "D"}
why = reasons["order"]
