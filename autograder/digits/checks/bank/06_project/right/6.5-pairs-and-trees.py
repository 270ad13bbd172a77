# exercise: 6.5
# All pairs of rows for the distance; a tree on the mask; clone and set_params; binomtest of scipy.
from scipy.spatial.distance import pdist
from scipy.stats import binomtest


def fair_gain(before, after, labels, taught, gamma):
    wanted = gamma * np.mean(pdist(before[taught], "sqeuclidean"))
    model = SVC(gamma=gamma)
    old = np.mean(model.fit(before[taught], labels[taught]).predict(before[~taught]) == labels[~taught])
    model = SVC(gamma=wanted / np.mean(pdist(after[taught], "sqeuclidean")))
    new = np.mean(model.fit(after[taught], labels[taught]).predict(after[~taught]) == labels[~taught])
    return new - old


def gap_gain(column, labels, taught):
    gap = pd.isna(column)[:, None]
    tree = DecisionTreeClassifier().fit(gap[taught], labels[taught])
    values, counts = np.unique(labels[taught], return_counts=True)
    return tree.score(gap[~taught], labels[~taught]) - (labels[~taught] == values[counts.argmax()]).mean()


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    default = RandomForestClassifier(random_state=seed, n_jobs=2)
    more = clone(default).set_params(n_estimators=settings["n_estimators"])
    hers = clone(more).set_params(**settings)
    a, b, c = (model.fit(X_train, y_train).score(X_test, y_test) for model in (default, more, hers))
    return {"rest": c - b, "trees": b - a}


def by_luck(first, second):
    return binomtest(first, first + second).pvalue
