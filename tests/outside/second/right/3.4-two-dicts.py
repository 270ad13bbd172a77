# 3.4: two dictionaries, one for each direction, in pure Python with an early stop. Expected: the name of the column that goes one to one with y, or None, and a new table without it.
def _one_to_one(values, answers):
    there, back = {}, {}
    for value, answer in zip(values, answers):
        if there.setdefault(value, answer) != answer:
            return False
        if back.setdefault(answer, value) != value:
            return False
    return True


def find_leak(X, y):
    answers = [int(label) for label in y]
    return next((name for name in X.columns if _one_to_one(X[name].tolist(), answers)), None)


def without_leak(X, y):
    table = X.copy()
    leak = find_leak(X, y)
    if leak is not None:
        del table[leak]
    return table
