# 4.4: ranks are sorted as words, so 10 comes before 2 when there are ten candidates or more. Expected: best first for any number of candidates.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    rows = [
        {short: search.cv_results_[long][i] for long, short in names.items()}
        for i in range(len(search.cv_results_["params"]))
    ]
    rows.sort(key=lambda row: str(row["rank"]))
    return pd.DataFrame(rows)
