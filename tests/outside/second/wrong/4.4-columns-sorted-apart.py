# 4.4: each column of numbers is sorted on its own, so the rows are torn apart. Expected: whole rows in the order of the rank.
def summarise(search):
    r = search.cv_results_
    return pd.DataFrame(
        {
            "rank": sorted(r["rank_test_score"]),
            "mean": sorted(r["mean_test_score"], reverse=True),
            "spread": sorted(r["std_test_score"]),
            "fit_seconds": sorted(r["mean_fit_time"]),
            "params": r["params"],
        }
    )
