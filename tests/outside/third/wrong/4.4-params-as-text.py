# 4.4: params turned into text. Expected: params from cv_results_.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]].copy()
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    table["params"] = table["params"].astype(str)
    return table.sort_values("rank")
