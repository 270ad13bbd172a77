# exercise: 6.5
# Pipelines, a crosstab, the binomial of scipy.
from scipy.stats import binom
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer


def fair_gain(before, after, labels, taught, gamma):
    # The second SVC gets her gamma, and rows in the unit of the first.
    unit = np.sqrt(squared_distance(before[taught]) / squared_distance(after[taught]))
    first = SVC(gamma=gamma).fit(before[taught], labels[taught])
    second = make_pipeline(FunctionTransformer(lambda rows: rows * unit), SVC(gamma=gamma))
    second.fit(after[taught], labels[taught])
    return second.score(after[~taught], labels[~taught]) - first.score(before[~taught], labels[~taught])


def gap_gain(column, labels, taught):
    gap = np.where(np.isnan(column), 1, 0)
    counts = pd.crosstab(gap[taught], labels[taught])
    said = counts.idxmax(axis=1)[gap[~taught]].to_numpy()
    return float((said == labels[~taught]).mean() - (counts.sum().idxmax() == labels[~taught]).mean())


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def right(**more):
        return RandomForestClassifier(**more, random_state=seed).fit(X_train, y_train).score(X_test, y_test)

    return {
        "trees": right(n_estimators=settings["n_estimators"]) - right(),
        "rest": right(**settings) - right(n_estimators=settings["n_estimators"]),
    }


def by_luck(first, second):
    n, large = first + second, max(first, second)
    return min(1, 2 * binom.sf(large - 1, n, 0.5))
