# 6.5: lambdas and one-liners, beta function for the coin. Expected: the same four values, in a dense style, and whole-number labels of any size.
from scipy.special import betainc

fair_gain = lambda before, after, labels, taught, gamma: (
    (fit := lambda rows, g: SVC(gamma=g).fit(rows[taught], labels[taught]).score(rows[~taught], labels[~taught]))(
        after, gamma * squared_distance(before[taught]) / squared_distance(after[taught])
    )
    - fit(before, gamma)
)


gap_gain = lambda column, labels, taught: np.mean(
    np.where(
        np.isnan(column),
        np.bincount(labels[np.isnan(column) & taught]).argmax(),
        np.bincount(labels[~np.isnan(column) & taught]).argmax(),
    )[~taught]
    == labels[~taught]
) - np.mean(np.bincount(labels[taught]).argmax() == labels[~taught])


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    score = lambda **kw: (
        RandomForestClassifier(random_state=seed, **kw).fit(X_train, y_train).score(X_test, y_test)
    )
    one, two, three = score(), score(n_estimators=settings["n_estimators"]), score(**settings)
    return {"trees": two - one, "rest": three - two}


def by_luck(first, second):
    high, low = max(first, second), min(first, second)
    # P(at least `high` heads of n) is a regularized incomplete beta function
    return 1.0 if high == low else min(1.0, 2 * float(betainc(high, low + 1, 0.5)))
