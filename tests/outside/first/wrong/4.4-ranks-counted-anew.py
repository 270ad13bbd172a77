# 4.4: after sorting by the mean, ranks are counted 1, 2, 3, so equal candidates get different ranks. Expected: rank is rank_test_score.
def summarise(search):
    results = search.cv_results_
    table = pd.DataFrame(
        {
            "mean": results["mean_test_score"],
            "spread": results["std_test_score"],
            "fit_seconds": results["mean_fit_time"],
            "params": results["params"],
        }
    ).sort_values("mean", ascending=False)
    table.insert(0, "rank", range(1, len(table) + 1))
    return table
