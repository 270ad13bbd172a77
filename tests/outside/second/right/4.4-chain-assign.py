# 4.4: filter and set_axis in a chain, the old index is kept. Expected: five columns, rank 1 first.
def summarise(search):
    wanted = ["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]
    return (
        pd.DataFrame(search.cv_results_)
        .loc[:, wanted]
        .set_axis(["rank", "mean", "spread", "fit_seconds", "params"], axis=1)
        .sort_values(by="rank", kind="mergesort")
    )
