# 6.2: forgets the last row in its loop. Expected: "at least n rows are new"; n - 1 are; breaks it by one.
def enlarge(X, y):
    rows, names = list(X), list(y)
    for n in range(len(X) - 1):
        rows.append(ndimage.shift(X[n].reshape(28, 28), (1, 0), order=0).ravel())
        names.append(y[n])
    return np.array(rows), np.array(names)


def contestant():
    return SVC(C=10)
