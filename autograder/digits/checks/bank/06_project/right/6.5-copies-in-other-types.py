# exercise: 6.5
# Everything in pandas, lists or single precision; fractions.
from fractions import Fraction


def fair_gain(before, after, labels, taught, gamma):
    old, new = pd.DataFrame(before), pd.DataFrame(after)
    ratio = old[taught].var().sum() / new[taught].var().sum()
    first = SVC(C=1.0, gamma=gamma).fit(old[taught], labels[taught])
    second = SVC(C=1.0, gamma=gamma * ratio).fit(new[taught], labels[taught])
    return np.float32(second.score(new[~taught], labels[~taught]) - first.score(old[~taught], labels[~taught]))


def gap_gain(column, labels, taught):
    table = pd.DataFrame({"gap": pd.isna(column), "label": labels})
    rule = table[taught].groupby("gap")["label"].agg(lambda part: part.mode()[0])
    said = table["gap"].map(rule)
    right = said[~taught] == table["label"][~taught]
    return np.array([right.mean() - (table["label"][~taught] == table["label"][taught].mode()[0]).mean()])


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    others = dict(settings)
    trees = others.pop("n_estimators")
    table = pd.DataFrame(X_train)
    models = [
        RandomForestClassifier(random_state=seed),
        RandomForestClassifier(trees, random_state=seed),
        RandomForestClassifier(trees, random_state=seed, **others),
    ]
    scores = pd.Series([m.fit(table, y_train).score(pd.DataFrame(X_test), y_test) for m in models])
    return dict(zip(["trees", "rest"], np.diff(scores)))


def by_luck(first, second):
    n = first + second
    less = sum(comb(n, k) for k in range(n + 1) if abs(k - (n - k)) < abs(first - second))
    return 1 - Fraction(less, 2**n)
