# 4.4: drop and set_axis, equal ranks ordered by the quicker fit. Expected: a DataFrame with the five columns, one row for each candidate, best first.
def summarise(search):
    wanted = "rank_test_score mean_test_score std_test_score mean_fit_time params".split()
    table = pd.DataFrame({key: list(search.cv_results_[key]) for key in wanted})
    table = table.set_axis(["rank", "mean", "spread", "fit_seconds", "params"], axis="columns")
    table.sort_values(["rank", "fit_seconds"], inplace=True)
    table.reset_index(drop=True, inplace=True)
    assert len(table) == len(search.cv_results_["params"])
    return table
