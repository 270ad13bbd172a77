# exercise: 4.4
# misconception: rank-missing
# The table is sorted by the mean, and has no rank.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names)
    return table.sort_values("rank").drop(columns="rank")
