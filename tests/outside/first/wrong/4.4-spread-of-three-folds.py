# 4.4: the spread is computed from the first three folds, wrong for a search with five. Expected: spread is std_test_score of any fitted search.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    folds = table[["split0_test_score", "split1_test_score", "split2_test_score"]]
    summary = pd.DataFrame(
        {
            "rank": table["rank_test_score"],
            "mean": table["mean_test_score"],
            "spread": folds.std(axis=1, ddof=0),
            "fit_seconds": table["mean_fit_time"],
            "params": table["params"],
        }
    )
    return summary.sort_values("rank")
