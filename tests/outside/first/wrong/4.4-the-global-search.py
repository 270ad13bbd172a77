# 4.4: the function reads the search of exercise 4.3, whatever it is given. Expected: it takes any fitted search, its argument.
def summarise(fitted):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)
    return table[list(names)].rename(columns=names).sort_values("rank")
