# 6.5: gain_of_each pops n_estimators from the given dict. Expected: 'None may change what it's given'.
def fair_gain(before, after, labels, taught, gamma):
    ratio = squared_distance(before[taught]) / squared_distance(after[taught])
    scores = []
    for rows, g in ((before, gamma), (after, gamma * ratio)):
        svc_ = SVC(gamma=g).fit(rows[taught], labels[taught])
        scores.append(svc_.score(rows[~taught], labels[~taught]))
    return scores[1] - scores[0]


def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    with_gap = np.bincount(labels[taught & gap]).argmax()
    without = np.bincount(labels[taught & ~gap]).argmax()
    usual = np.bincount(labels[taught]).argmax()
    said = np.where(gap, with_gap, without)
    return (said == labels)[~taught].mean() - (labels == usual)[~taught].mean()


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    trees = settings.pop("n_estimators")
    a = RandomForestClassifier(random_state=seed).fit(X_train, y_train).score(X_test, y_test)
    b = RandomForestClassifier(trees, random_state=seed).fit(X_train, y_train).score(X_test, y_test)
    c = RandomForestClassifier(trees, random_state=seed, **settings).fit(X_train, y_train).score(X_test, y_test)
    return {"trees": b - a, "rest": c - b}


def by_luck(first, second):
    n = first + second
    tail = sum(comb(n, k) for k in range(max(first, second), n + 1))
    return min(1.0, 2 * tail / 2**n)
