# exercise: 6.5
# Loops and counters; numpy's own counting.
from collections import Counter


def fair_gain(before, after, labels, taught, gamma):
    teach, test = np.flatnonzero(taught), np.flatnonzero(np.logical_not(taught))
    right = []
    for rows in (before, after):
        share = squared_distance(before[teach]) / squared_distance(rows[teach])
        said = SVC(gamma=float(gamma) * share, kernel="rbf").fit(rows[teach], labels[teach]).predict(rows[test])
        right.append(sum(int(a == b) for a, b in zip(said, labels[test])))
    return (right[1] - right[0]) / len(test)


def gap_gain(column, labels, taught):
    seen = {True: Counter(), False: Counter()}
    for value, label, is_taught in zip(column, labels, taught):
        if is_taught:
            seen[value != value][label] += 1
    baseline = (seen[True] + seen[False]).most_common(1)[0][0]
    gain, n = 0, 0
    for value, label, is_taught in zip(column, labels, taught):
        if not is_taught:
            n += 1
            gain += int(seen[value != value].most_common(1)[0][0] == label) - int(baseline == label)
    return gain / n


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    right = []
    for number in range(3):
        forest = RandomForestClassifier(random_state=seed)
        if number == 1:
            forest.set_params(n_estimators=settings["n_estimators"])
        if number == 2:
            forest.set_params(**settings)
        forest.fit(X_train, y_train)
        right.append((forest.predict(X_test) == y_test).sum())
    return {"trees": (right[1] - right[0]) / len(y_test), "rest": (right[2] - right[1]) / len(y_test)}


def by_luck(first, second):
    small, n, p = min(first, second), first + second, 0.0
    for k in range(small + 1):
        p += comb(n, k) / 2**n
    return min(1.0, 2 * p)
