# 6.5: numpy without loops, the complement counted exactly. Expected: one minus the more even splits as whole numbers; the four values of the text.
def fair_gain(before, after, labels, taught, gamma):
    taught = np.asarray(taught)
    return np.subtract(
        *[
            SVC(gamma=gamma * squared_distance(before[taught]) / squared_distance(rows[taught]))
            .fit(rows[taught], labels[taught])
            .score(rows[~taught], labels[~taught])
            for rows in (after, before)
        ]
    )


def gap_gain(column, labels, taught):
    gap = np.isnan(column).astype(int)
    counts = np.zeros((2, labels.max() + 1), dtype=int)
    np.add.at(counts, (gap[taught], labels[taught]), 1)     # a table: gap or not, label
    rule = counts.argmax(axis=1)[gap[~taught]]
    baseline = counts.sum(axis=0).argmax()
    truth = labels[~taught]
    return ((rule == truth).sum() - (baseline == truth).sum()) / truth.size


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    ladder = [{}, {"n_estimators": settings["n_estimators"]}, settings.copy()]
    scores = []
    for step in ladder:
        step["random_state"] = seed
        scores.append(RandomForestClassifier(**step).fit(X_train, y_train).score(X_test, y_test))
    trees, rest = np.diff(scores).tolist()
    return dict(trees=trees, rest=rest)


def by_luck(first, second):
    n = first + second
    low, high = sorted((first, second))
    more_even = sum(comb(n, k) for k in range(low + 1, high))
    return (2**n - more_even) / 2**n
