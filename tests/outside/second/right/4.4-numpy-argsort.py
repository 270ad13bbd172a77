# 4.4: positions by argsort, columns by a comprehension. Expected: five columns, rank 1 first.
COLUMNS = [
    ("rank", "rank_test_score"),
    ("mean", "mean_test_score"),
    ("spread", "std_test_score"),
    ("fit_seconds", "mean_fit_time"),
    ("params", "params"),
]


def summarise(search):
    res = search.cv_results_
    order = np.argsort(res["rank_test_score"], kind="stable")
    return pd.DataFrame({short: [res[long][i] for i in order] for short, long in COLUMNS})
