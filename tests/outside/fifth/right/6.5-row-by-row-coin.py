# 6.5: probabilities pushed on toss by toss, as in a game. Expected: computed, not simulated, correct to float accuracy up to 1000 tosses; the rest as the text says.
def _score(rows, labels, taught, gamma):
    model = SVC(gamma=gamma).fit(rows[taught], labels[taught])
    return model.score(rows[np.invert(taught)], labels[np.invert(taught)])


def fair_gain(before, after, labels, taught, gamma):
    d2, other_d2 = (squared_distance(rows[taught]) for rows in (before, after))
    her_score = _score(before, labels, taught, gamma)
    fair_score = _score(after, labels, taught, gamma / (other_d2 / d2))
    return fair_score - her_score


def gap_gain(column, labels, taught):
    filled = np.where(np.isnan(column), 1, 0)          # a new array: 1 is a gap
    best = {g: np.bincount(labels[taught][filled[taught] == g]).argmax() for g in (0, 1)}
    answers = np.array([best[g] for g in filled[~taught]])
    baseline = np.full(len(answers), np.bincount(labels[taught]).argmax())
    truth = labels[~taught]
    return float(np.mean(answers == truth) - np.mean(baseline == truth))


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    remembered = {}

    def score(chosen):
        key = tuple(sorted(chosen.items(), key=str))
        if key not in remembered:      # only within this call
            model = RandomForestClassifier(random_state=seed).set_params(**chosen)
            remembered[key] = model.fit(X_train, y_train).score(X_test, y_test)
        return remembered[key]

    hers = score({"n_estimators": settings["n_estimators"]})
    return {"trees": hers - score({}), "rest": score(settings) - hers}


def by_luck(first, second):
    n = first + second
    chance = np.array([1.0])           # chance[k]: k heads so far
    for _ in range(n):
        chance = np.convolve(chance, [0.5, 0.5])
    uneven = np.abs(2 * np.arange(n + 1) - n) >= abs(first - second)
    return min(1.0, float(chance[uneven].sum()))
