# 4.4: all other columns are kept. Expected: exactly the five columns.
def summarise(search):
    table = pd.DataFrame(search.cv_results_).rename(
        columns={
            "rank_test_score": "rank",
            "mean_test_score": "mean",
            "std_test_score": "spread",
            "mean_fit_time": "fit_seconds",
        }
    )
    return table.sort_values("rank")
