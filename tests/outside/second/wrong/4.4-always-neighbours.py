# 4.4: it reads the neighbour_search of the notebook and not its argument. Expected: the table of the search that is given.
def summarise(search):
    table = pd.DataFrame(neighbour_search.cv_results_)
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    return table[list(names)].rename(columns=names).sort_values("rank")
