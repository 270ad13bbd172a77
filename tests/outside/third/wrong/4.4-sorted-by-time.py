# 4.4: the fastest candidate first. Expected: best first, rank 1.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("fit_seconds")
