# 4.4: only the rank column is sorted, the rest stays. Expected: whole rows, best first.
def summarise(search):
    results = search.cv_results_
    return pd.DataFrame(
        {
            "rank": sorted(results["rank_test_score"]),
            "mean": results["mean_test_score"],
            "spread": results["std_test_score"],
            "fit_seconds": results["mean_fit_time"],
            "params": results["params"],
        }
    )
