# 4.4: fit_seconds from mean_score_time. Expected: fit_seconds from mean_fit_time.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_score_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("rank")
