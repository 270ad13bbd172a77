# 4.4: a table from a dict comprehension, rows counted anew after the sort. Expected: a DataFrame with the five columns, one row for each candidate, best first.
def summarise(search) -> pd.DataFrame:
    short = ["rank", "mean", "spread", "fit_seconds", "params"]
    long = ["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]
    results = search.cv_results_
    columns = {new: results[old] for new, old in zip(short, long)}
    return pd.DataFrame(columns).sort_values(by="rank", kind="stable", ignore_index=True)
