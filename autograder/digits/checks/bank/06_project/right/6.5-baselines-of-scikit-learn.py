# exercise: 6.5
# Dummies for the baseline and for each side of the gap; a growing sum.
from sklearn.dummy import DummyClassifier


def fair_gain(before, after, labels, taught, gamma):
    def score(rows, g):
        return SVC(gamma=g).fit(rows[taught], labels[taught]).score(rows[~taught], labels[~taught])

    meaning = gamma * squared_distance(before[taught])
    return score(after, meaning / squared_distance(after[taught])) - score(before, gamma)


def gap_gain(column, labels, taught):
    empty, right = np.isnan(column), 0
    nothing = np.zeros((len(labels), 1))
    for side in (empty, ~empty):
        teach, test = side & taught, side & ~taught
        right += (DummyClassifier().fit(nothing[teach], labels[teach]).predict(nothing[test]) == labels[test]).sum()
    baseline = DummyClassifier(strategy="most_frequent").fit(nothing[taught], labels[taught])
    return right / (~taught).sum() - baseline.score(nothing[~taught], labels[~taught])


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    accuracy = lambda model: np.mean(model.fit(X_train, y_train).predict(X_test) == y_test)
    base = {**RandomForestClassifier().get_params(), "random_state": seed}
    default = accuracy(RandomForestClassifier(**base))
    base["n_estimators"] = settings["n_estimators"]
    more = accuracy(RandomForestClassifier(**base))
    base.update(settings)
    return {"trees": more - default, "rest": accuracy(RandomForestClassifier(**base)) - more}


def by_luck(first, second):
    n = first + second
    row = [1.0]
    for _ in range(n):
        row = [(a + b) / 2 for a, b in zip([0.0, *row], [*row, 0.0])]
    return sum(p for k, p in enumerate(row) if abs(2 * k - n) >= abs(first - second))
