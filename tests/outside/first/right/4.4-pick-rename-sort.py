# 4.4: pick five columns, rename them, sort by rank. Expected: a DataFrame with the five columns, one row for each candidate, best first.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)
    return table[list(names)].rename(columns=names).sort_values("rank")
