# 4.4: the table of the neighbours, whatever search is given. Expected: the candidates of the argument.
def summarise(search):
    table = pd.DataFrame(neighbour_search.cv_results_)
    table = table[["rank_test_score", "mean_test_score", "std_test_score", "mean_fit_time", "params"]]
    table.columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("rank")
