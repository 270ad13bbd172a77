# 4.4: of candidates with the same rank only one is kept. Expected: one row for each candidate.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names)
    return table.sort_values("rank").drop_duplicates("rank")
