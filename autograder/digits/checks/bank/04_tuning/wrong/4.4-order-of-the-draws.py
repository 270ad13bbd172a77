# exercise: 4.4
# misconception: order-of-the-draws
# The sorted table is thrown away.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names)
    table.sort_values("rank")
    return table
