# 6.5: gain_of_each grows the default forest on up to her trees. Expected: from the default to hers: with fewer than 100 trees in settings warm_start raises a ValueError.
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
    growing = RandomForestClassifier(random_state=seed, warm_start=True).fit(X_train, y_train)
    default = growing.score(X_test, y_test)
    growing.set_params(n_estimators=settings["n_estimators"]).fit(X_train, y_train)
    more = growing.score(X_test, y_test)
    tuned = RandomForestClassifier(random_state=seed, **settings).fit(X_train, y_train)
    return {"trees": more - default, "rest": tuned.score(X_test, y_test) - more}


def by_luck(first, second):
    n = first + second
    tail = sum(comb(n, k) for k in range(max(first, second), n + 1))
    return min(1.0, 2 * tail / 2**n)
