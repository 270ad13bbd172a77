# 4.4: the result of an in-place sort is returned, which is None. Expected: a DataFrame.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]].copy()
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("rank", inplace=True)
