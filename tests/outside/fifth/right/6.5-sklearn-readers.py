# 6.5: DummyClassifier as baseline, a stump as rule, binom.sf. Expected: rule and baseline fitted on the teaching rows only, scored on the test rows.
from sklearn.dummy import DummyClassifier
from sklearn.metrics import accuracy_score, pairwise_distances
from scipy.stats import binom


def fair_gain(before, after, labels, taught, gamma):
    def mean_d2(rows):
        return np.mean(pairwise_distances(rows, metric="sqeuclidean"))

    second = gamma * mean_d2(before[taught]) / mean_d2(after[taught])
    predicted = {}
    for name, rows, g in [("before", before, gamma), ("after", after, second)]:
        predicted[name] = SVC(gamma=g).fit(rows[taught], labels[taught]).predict(rows[~taught])
    truth = labels[~taught]
    return accuracy_score(truth, predicted["after"]) - accuracy_score(truth, predicted["before"])


def gap_gain(column, labels, taught):
    gap = np.isnan(column).astype(int).reshape(-1, 1)
    rule = DecisionTreeClassifier(max_depth=1).fit(gap[taught], labels[taught])
    usual = DummyClassifier(strategy="most_frequent").fit(gap[taught], labels[taught])
    test = ~taught
    return rule.score(gap[test], labels[test]) - usual.score(gap[test], labels[test])


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def accuracy(model):
        model.fit(X_train, y_train)
        return accuracy_score(y_test, model.predict(X_test))

    default = accuracy(RandomForestClassifier(random_state=seed, n_jobs=2))
    trees = accuracy(RandomForestClassifier(settings["n_estimators"], random_state=seed, n_jobs=2))
    tuned = accuracy(RandomForestClassifier(**{"n_jobs": 2, **settings, "random_state": seed}))
    return {"rest": float(tuned - trees), "trees": float(trees - default)}


def by_luck(first, second):
    n = first + second
    if first == second:
        return 1.0
    return 2 * binom.sf(max(first, second) - 1, n, 0.5)
