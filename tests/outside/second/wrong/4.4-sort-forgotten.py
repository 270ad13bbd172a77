# 4.4: sort_values gives a new table that is thrown away. Expected: the best candidate first.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    table.sort_values("rank")
    return table
