# 6.3: blocks of rows as folds, unmixed. Expected: labels most likely wrong; if the rows come label by label, the models have never seen the label that they judge.
from sklearn.model_selection import KFold


def suspicious(X, y, k):
    names = np.unique(y)
    belief = np.zeros(len(y))
    for teach, judge in KFold(5).split(X):
        model = ExtraTreesClassifier(50, random_state=42).fit(X[teach], y[teach])
        votes = np.zeros((len(judge), len(names)))
        votes[:, np.searchsorted(names, model.classes_)] = model.predict_proba(X[judge])
        belief[judge] = votes[np.arange(len(judge)), np.searchsorted(names, y[judge])]
    return np.argsort(belief)[:k]
