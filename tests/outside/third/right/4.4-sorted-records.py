# 4.4: records in a list, sorted in plain Python. Expected: a DataFrame rank, mean, spread, fit_seconds, params, one row for each candidate, best first.
def summarise(search):
    results = search.cv_results_
    records = []
    for i in range(len(results["params"])):
        records.append(
            {
                "rank": results["rank_test_score"][i],
                "mean": results["mean_test_score"][i],
                "spread": results["std_test_score"][i],
                "fit_seconds": results["mean_fit_time"][i],
                "params": results["params"][i],
            }
        )
    records.sort(key=lambda record: record["rank"])
    return pd.DataFrame(records, columns=["rank", "mean", "spread", "fit_seconds", "params"])
