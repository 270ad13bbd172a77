# 6.2: five copies of each row. Expected: "at least n rows are new"; breaks it.
def enlarge(X, y):
    return np.tile(X, (5, 1)), np.tile(y, 5)


def contestant():
    return SVC(C=10)
