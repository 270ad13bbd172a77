# 6.3: the folds written out, with classes_ and a dict, returns a list of ints. Expected: a list of k different whole numbers, each row judged by a clone that hasn't seen it.
from sklearn.model_selection import StratifiedKFold


def suspicious(X, y, k):
    belief = np.zeros(len(y))
    folds = StratifiedKFold(n_splits=8, shuffle=True, random_state=1)
    for teach, judge in folds.split(X, y):
        model = RandomForestClassifier(n_estimators=150, random_state=1)
        model.fit(X[teach], y[teach])
        place = {label: column for column, label in enumerate(model.classes_)}
        for row, votes in zip(judge, model.predict_proba(X[judge])):
            belief[row] = votes[place[y[row]]]
    order = sorted(range(len(y)), key=lambda row: belief[row])
    return order[:k]
