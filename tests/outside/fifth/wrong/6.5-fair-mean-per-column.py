# 6.5: fair_gain averages the variance over the columns. Expected: squared_distance is the sum over the columns; a mean per column is another number if p and q differ.
def fair_gain(before, after, labels, taught, gamma):
    ratio = np.mean(before[taught].var(axis=0)) / np.mean(after[taught].var(axis=0))
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
    def score(**chosen):
        model = RandomForestClassifier(random_state=seed, **chosen)
        return model.fit(X_train, y_train).score(X_test, y_test)

    default = score()
    more = score(n_estimators=settings["n_estimators"])
    return {"trees": more - default, "rest": score(**settings) - more}


def by_luck(first, second):
    n = first + second
    tail = sum(comb(n, k) for k in range(max(first, second), n + 1))
    return min(1.0, 2 * tail / 2**n)
