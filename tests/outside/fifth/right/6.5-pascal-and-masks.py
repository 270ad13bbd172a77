# 6.5: Pascal's triangle by plain lists, index lists for masks. Expected: tosses counted exactly as whole numbers, a tie gives 1; the rest as the text says.
def fair_gain(before, after, labels, taught, gamma):
    learn, test = np.flatnonzero(taught), np.flatnonzero(~taught)
    budget = gamma * squared_distance(before[learn])     # gamma x d2, to be the same for both
    gain = 0
    for sign, rows in ((-1, before), (1, after)):
        model = SVC(gamma=budget / squared_distance(rows[learn]))
        model.fit(rows[learn], labels[learn])
        gain += sign * model.score(rows[test], labels[test])
    return gain


def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    values = np.unique(labels)

    def most(mask):
        return values[np.argmax([np.sum(labels[mask] == value) for value in values])]

    said = np.empty_like(labels)
    for mask in (gap, ~gap):
        said[mask] = most(mask & taught)
    test = ~taught
    return np.mean(said[test] == labels[test]) - np.mean(labels[test] == most(taught))


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    base = RandomForestClassifier(random_state=seed)
    hers = clone(base).set_params(**settings)
    middle = clone(base).set_params(n_estimators=settings["n_estimators"])
    result = {}
    scores = [m.fit(X_train, y_train).score(X_test, y_test) for m in (base, middle, hers)]
    result["trees"] = scores[1] - scores[0]
    result["rest"] = scores[2] - scores[1]
    return result


def by_luck(first, second):
    ways = [1]
    for _ in range(first + second):
        ways = [a + b for a, b in zip([0] + ways, ways + [0])]
    lead = abs(first - second)
    n = first + second
    return sum(w for heads, w in enumerate(ways) if abs(2 * heads - n) >= lead) / sum(ways)
