# 6.5: pandas for the gaps, helpers of its own. Expected: the four values of the text, arguments left alone.
import pandas as pd


def fair_gain(before, after, labels, taught, gamma):
    """Compare two treatments fairly."""
    def typical(rows):
        learn = pd.DataFrame(rows[taught])
        return 2 * learn.var(ddof=0).sum()

    def one(rows, its_gamma):
        model = SVC(gamma=its_gamma)
        model.fit(rows[taught], labels[taught])
        return (model.predict(rows[~taught]) == labels[~taught]).mean()

    second_gamma = gamma * typical(before) / typical(after)
    return float(one(after, second_gamma) - one(before, gamma))


def gap_gain(column, labels, taught):
    table = pd.DataFrame({"gap": pd.isna(column), "label": labels, "taught": taught})
    learn, test = table[table.taught], table[~table.taught]
    rule = learn.groupby("gap").label.agg(lambda some: some.value_counts().idxmax())
    usual = learn.label.mode().iloc[0]
    return (test.gap.map(rule) == test.label).mean() - (test.label == usual).mean()


def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    only_trees = {key: value for key, value in settings.items() if key == "n_estimators"}
    steps = [
        RandomForestClassifier(random_state=seed, **s).fit(X_train, y_train).score(X_test, y_test)
        for s in ({}, only_trees, settings)
    ]
    return dict(zip(["trees", "rest"], np.diff(steps)))


def by_luck(first, second):
    from scipy.stats import binomtest

    return float(binomtest(first, first + second, 0.5).pvalue)
