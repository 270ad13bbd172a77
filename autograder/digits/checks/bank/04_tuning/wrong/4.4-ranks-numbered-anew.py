# exercise: 4.4
# misconception: ranks-numbered-anew
# The sorted rows are numbered.
def summarise(search):
    names = {
        "rank_test_score": "rank",
        "mean_test_score": "mean",
        "std_test_score": "spread",
        "mean_fit_time": "fit_seconds",
        "params": "params",
    }
    table = pd.DataFrame(search.cv_results_)[list(names)].rename(columns=names).sort_values("rank")
    table["rank"] = range(1, len(table) + 1)
    return table
