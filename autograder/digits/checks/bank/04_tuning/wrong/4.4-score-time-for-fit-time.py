# exercise: 4.4
# misconception: score-time-for-fit-time
# The time to predict is taken for the time to fit.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_score_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names)
    return table.sort_values("rank")
