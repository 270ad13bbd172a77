# 4.4: mean and spread are computed from the first three splits, wrong for a search with five folds. Expected: mean_test_score and std_test_score.
def summarise(search):
    r = pd.DataFrame(search.cv_results_)
    splits = r[["split0_test_score", "split1_test_score", "split2_test_score"]].to_numpy()
    table = pd.DataFrame(
        {
            "rank": r["rank_test_score"],
            "mean": splits.mean(axis=1),
            "spread": splits.std(axis=1),
            "fit_seconds": r["mean_fit_time"],
            "params": r["params"],
        }
    )
    return table.sort_values("rank")
