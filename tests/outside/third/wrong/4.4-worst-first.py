# 4.4: sorted with the largest rank first. Expected: best first.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("rank", ascending=False)
