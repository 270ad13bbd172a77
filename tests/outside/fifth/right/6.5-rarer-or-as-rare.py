# 6.5: all splits that are as rare or rarer, by whole numbers. Expected: at least as uneven is the same as at most as many ways, compared exactly; test rows by a set of indices.
def fair_gain(before, after, labels, taught, gamma):
    split_before = before[taught], before[~taught]
    split_after = after[taught], after[~taught]
    y_learn, y_judge = labels[taught], labels[~taught]

    def judge(split, its_gamma):
        return SVC(gamma=its_gamma).fit(split[0], y_learn).score(split[1], y_judge)

    # gamma_2 * d2_after = gamma * d2_before
    gamma_2 = gamma * split_before[0].var(axis=0).sum() / split_after[0].var(axis=0).sum()
    return judge(split_after, gamma_2) - judge(split_before, gamma)


def gap_gain(column, labels, taught):
    numbers = np.arange(len(labels))
    teach = set(numbers[taught].tolist())
    test = [i for i in numbers if i not in teach]
    gap = column != column        # only nan differs from itself

    def winner(rows):
        found, times = np.unique(labels[rows], return_counts=True)
        return found[times.argmax()]

    said = {
        True: winner([i for i in teach if gap[i]]),
        False: winner([i for i in teach if not gap[i]]),
    }
    usual = winner(list(teach))
    rule_right = [said[bool(gap[i])] == labels[i] for i in test]
    base_right = [usual == labels[i] for i in test]
    return np.mean(rule_right) - np.mean(base_right)


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def scored(model):
        return model.fit(X_train, y_train).score(X_test, y_test)

    default = scored(RandomForestClassifier(random_state=seed))
    tuned = scored(RandomForestClassifier(random_state=seed, **settings))
    trees = scored(RandomForestClassifier(random_state=seed, n_estimators=settings["n_estimators"])) - default
    return {"trees": trees, "rest": (tuned - default) - trees}   # together her whole gain


def by_luck(first, second):
    n = first + second
    ways = [comb(n, k) for k in range(n + 1)]
    return sum(w for w in ways if w <= ways[first]) / 2**n
