# 4.4: rename, filter and nsmallest over the rank. Expected: a DataFrame rank, mean, spread, fit_seconds, params, one row for each candidate, best first.
def summarise(search):
    return (
        pd.DataFrame.from_dict(search.cv_results_)
        .rename(
            columns={
                "rank_test_score": "rank",
                "mean_test_score": "mean",
                "std_test_score": "spread",
                "mean_fit_time": "fit_seconds",
            }
        )
        .loc[:, ["rank", "mean", "spread", "fit_seconds", "params"]]
        .pipe(lambda table: table.nsmallest(len(table), "rank"))
    )
