# 4.4: spread from std_fit_time. Expected: spread from std_test_score.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_fit_time", "mean_fit_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("rank")
