# exercise: 3.4
# Two dictionaries, and a copy with del.
def goes_one_to_one(values, labels):
    forward, back = {}, {}
    for value, label in zip(values, labels):
        if forward.setdefault(value, label) != label or back.setdefault(label, value) != value:
            return False
    return True


def find_leak(X, y):
    found = None
    for name in X.columns:
        if goes_one_to_one(X[name].tolist(), y.tolist()):
            found = name
    return found


def without_leak(X, y):
    rest = X.copy()
    if find_leak(X, y):
        del rest[find_leak(X, y)]
    return rest
