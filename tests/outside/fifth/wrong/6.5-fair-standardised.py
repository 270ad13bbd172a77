# 6.5: fair_gain standardises the columns before fitting. Expected: the SVC is fitted on the rows that it's given, all other settings at their defaults; no scaler.
def fair_gain(before, after, labels, taught, gamma):
    from sklearn.preprocessing import StandardScaler

    scores = []
    for rows in (before, after):
        scaled = StandardScaler().fit(rows[taught]).transform(rows)
        g = gamma * squared_distance(before[taught]) / squared_distance(scaled[taught])
        model = SVC(gamma=gamma if rows is before else g).fit(scaled[taught], labels[taught])
        scores.append(model.score(scaled[~taught], labels[~taught]))
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
