# exercise: 6.3
# misconception: row-numbers-of-the-folds
# The folds' results one after another.
def suspicious(X, y, k):
    belief = []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=42).split(X, y):
        model = ExtraTreesClassifier(50, random_state=42).fit(X[train], y[train])
        shares = model.predict_proba(X[test])
        belief.extend(shares[np.arange(len(test)), np.searchsorted(model.classes_, y[test])])
    return np.argsort(belief)[:k]
