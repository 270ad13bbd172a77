# 6.5: all pairs of distances by cdist, exact fractions. Expected: the same quotient of squared distances, counted pair by pair; a float from an exact fraction.
from collections import Counter
from fractions import Fraction

from scipy.spatial.distance import pdist


def fair_gain(before, after, labels, taught, gamma):
    # without the pairs of a row with itself; the factor n / (n - 1) is the same in both
    d2_before = pdist(before[taught], "sqeuclidean").mean()
    d2_after = pdist(after[taught], "sqeuclidean").mean()
    old = SVC(gamma=gamma).fit(before[taught], labels[taught])
    new = SVC(gamma=gamma * d2_before / d2_after).fit(after[taught], labels[taught])
    test = np.logical_not(taught)
    return new.score(after[test], labels[test]) - old.score(before[test], labels[test])


def gap_gain(column, labels, taught):
    def most(some):
        return Counter(some).most_common(1)[0][0]

    rows = [(value != value, label, t) for value, label, t in zip(column, labels, taught)]
    usual = most(label for _, label, t in rows if t)
    rule = {is_gap: most(label for g, label, t in rows if t and g == is_gap) for is_gap in (True, False)}
    tests = [(g, label) for g, label, t in rows if not t]
    gained = sum(int(rule[g] == label) - int(usual == label) for g, label in tests)
    return gained / len(tests)


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    wanted = dict(settings)          # a copy: pop must not change what we are given
    trees = wanted.pop("n_estimators")
    forest_a = RandomForestClassifier(random_state=seed)
    forest_b = RandomForestClassifier(n_estimators=trees, random_state=seed)
    forest_c = RandomForestClassifier(n_estimators=trees, random_state=seed, **wanted)
    a, b, c = (f.fit(X_train, y_train).score(X_test, y_test) for f in (forest_a, forest_b, forest_c))
    return {"trees": b - a, "rest": c - b}


def by_luck(first, second):
    n = first + second
    total = Fraction(0)
    for heads in range(n + 1):
        if abs(heads - (n - heads)) >= abs(first - second):
            total += Fraction(comb(n, heads), 2**n)
    return float(total)
