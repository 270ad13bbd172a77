# 4.4: rank is counted 1, 2, 3, ... anew, so equal candidates get different ranks. Expected: rank is rank_test_score.
def summarise(search):
    table = pd.DataFrame(search.cv_results_).sort_values("mean_test_score", ascending=False)
    return pd.DataFrame(
        {
            "rank": range(1, len(table) + 1),
            "mean": table["mean_test_score"].to_numpy(),
            "spread": table["std_test_score"].to_numpy(),
            "fit_seconds": table["mean_fit_time"].to_numpy(),
            "params": table["params"].to_list(),
        }
    )
