# exercise: 6.3
# The mean over three cross-validations with other folds.
def suspicious(X, y, k):
    belief = np.zeros(len(y))
    for seed in range(3):
        folds = StratifiedKFold(4, shuffle=True, random_state=seed)
        model = RandomForestClassifier(50, random_state=seed)
        shares = cross_val_predict(model, X, y, cv=folds, method="predict_proba")
        belief += np.take_along_axis(shares, np.searchsorted(np.unique(y), y)[:, None], axis=1)[:, 0]
    return np.argsort(belief)[:k]
