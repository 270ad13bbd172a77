# 4.4: rows as tuples sorted by rank in pure Python, made to a table at the end. Expected: five columns, rank 1 first.
def summarise(search):
    results = search.cv_results_
    rows = list(
        zip(
            results["rank_test_score"],
            results["mean_test_score"],
            results["std_test_score"],
            results["mean_fit_time"],
            results["params"],
        )
    )
    rows.sort(key=lambda row: row[0])
    return pd.DataFrame(rows, columns=["rank", "mean", "spread", "fit_seconds", "params"])
