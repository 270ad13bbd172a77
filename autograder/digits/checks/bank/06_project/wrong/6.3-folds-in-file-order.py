# exercise: 6.3
# misconception: folds-in-file-order
# Five blocks of rows, one after another.
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = np.zeros((len(y), 10))
    for block in np.array_split(np.arange(len(y)), 5):
        rest = np.setdiff1d(np.arange(len(y)), block)
        fitted = clone(model).fit(X[rest], y[rest])
        probabilities[np.ix_(block, fitted.classes_)] = fitted.predict_proba(X[block])
    columns = y
    belief = probabilities[np.arange(len(y)), columns]
    return np.argsort(belief)[:k]
