# 6.5: fair_gain lets the first taught.sum() rows teach. Expected: `taught` is True for the rows that teach, anywhere: right for the example only.
def fair_gain(before, after, labels, taught, gamma):
    n = taught.sum()
    gamma_2 = gamma * squared_distance(before[:n]) / squared_distance(after[:n])
    old = SVC(gamma=gamma).fit(before[:n], labels[:n])
    new = SVC(gamma=gamma_2).fit(after[:n], labels[:n])
    return new.score(after[n:], labels[n:]) - old.score(before[n:], labels[n:])


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
