# 6.5: lgamma and fsum for the coin, variance by hand. Expected: computed to the accuracy of floats, never above 1; the other three as the text says.
from math import exp, fsum, lgamma, log


def fair_gain(before, after, labels, taught, gamma):
    def spread(rows):
        middle = rows.mean(axis=0)
        return float(np.mean(np.sum((rows - middle) ** 2, axis=1)))

    teach_b, teach_a, teach_y = before[taught], after[taught], labels[taught]
    test_b, test_a, test_y = before[~taught], after[~taught], labels[~taught]
    svc_before = SVC(kernel="rbf", gamma=gamma)
    svc_after = SVC(kernel="rbf", gamma=gamma * spread(teach_b) / spread(teach_a))
    svc_before.fit(teach_b, teach_y)
    svc_after.fit(teach_a, teach_y)
    right_after = np.count_nonzero(svc_after.predict(test_a) == test_y)
    right_before = np.count_nonzero(svc_before.predict(test_b) == test_y)
    return (right_after - right_before) / len(test_y)


def gap_gain(column, labels, taught):
    from statistics import mode

    gaps = [bool(np.isnan(value)) for value in column]
    yes = mode(int(labels[i]) for i in range(len(labels)) if taught[i] and gaps[i])
    no = mode(int(labels[i]) for i in range(len(labels)) if taught[i] and not gaps[i])
    always = mode(int(labels[i]) for i in range(len(labels)) if taught[i])
    rule = base = count = 0
    for i in range(len(labels)):
        if taught[i]:
            continue
        count += 1
        rule += labels[i] == (yes if gaps[i] else no)
        base += labels[i] == always
    return rule / count - base / count


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    default_trees = RandomForestClassifier().n_estimators

    def accuracy(number, others):
        lenas = RandomForestClassifier(n_estimators=number, random_state=seed, **others)
        lenas.fit(X_train, y_train)
        return np.mean(lenas.predict(X_test) == y_test)

    others = {name: settings[name] for name in settings if name != "n_estimators"}
    a = accuracy(default_trees, {})
    b = accuracy(settings["n_estimators"], {})
    c = accuracy(settings["n_estimators"], others) if others else b
    return {"trees": b - a, "rest": c - b}


def by_luck(first, second):
    n = first + second

    def chance(heads):
        return exp(lgamma(n + 1) - lgamma(heads + 1) - lgamma(n - heads + 1) - n * log(2))

    lead = abs(first - second)
    if lead <= n % 2:          # nothing is more even
        return 1.0
    return min(1.0, fsum(chance(k) for k in range(n + 1) if abs(n - 2 * k) >= lead))
