# exercise: 4.4
# misconception: rows-torn-apart
# Each column is sorted by itself.
def summarise(search):
    results = search.cv_results_
    return pd.DataFrame({
        "rank": sorted(results["rank_test_score"]),
        "mean": sorted(results["mean_test_score"], reverse=True),
        "spread": sorted(results["std_test_score"]),
        "fit_seconds": sorted(results["mean_fit_time"]),
        "params": results["params"],
    })
