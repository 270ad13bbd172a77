# 4.4: pick, rename, sort with pandas. Expected: five columns, rank 1 first.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    return pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names).sort_values("rank", ignore_index=True)
