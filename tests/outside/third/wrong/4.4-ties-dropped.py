# 4.4: of candidates with the same rank only one is kept. Expected: one row for each candidate.
def summarise(search):
    results = search.cv_results_
    by_rank = {}
    for i, rank in enumerate(results["rank_test_score"]):
        by_rank[rank] = (
            rank,
            results["mean_test_score"][i],
            results["std_test_score"][i],
            results["mean_fit_time"][i],
            results["params"][i],
        )
    rows = [by_rank[rank] for rank in sorted(by_rank)]
    return pd.DataFrame(rows, columns=["rank", "mean", "spread", "fit_seconds", "params"])
