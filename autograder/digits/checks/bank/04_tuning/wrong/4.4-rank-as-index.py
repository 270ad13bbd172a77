# exercise: 4.4
# misconception: rank-missing
# The rank becomes the index of the table.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names)
    return table.set_index("rank").sort_index()
