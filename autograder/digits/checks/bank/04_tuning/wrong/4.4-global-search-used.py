# exercise: 4.4
# misconception: global-search-used
# The function reads the notebook's own search, not its argument.
best_search = search


def summarise(fitted_search):
    table = pd.DataFrame({
        "rank": best_search.cv_results_["rank_test_score"],
        "mean": best_search.cv_results_["mean_test_score"],
        "spread": best_search.cv_results_["std_test_score"],
        "fit_seconds": best_search.cv_results_["mean_fit_time"],
        "params": best_search.cv_results_["params"],
    })
    return table.sort_values("rank")
