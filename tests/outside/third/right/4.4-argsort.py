# 4.4: columns reordered by an argsort of the ranks. Expected: a DataFrame rank, mean, spread, fit_seconds, params, one row for each candidate, best first.
def summarise(search):
    names = {
        "rank": "rank_test_score",
        "mean": "mean_test_score",
        "spread": "std_test_score",
        "fit_seconds": "mean_fit_time",
    }
    order = np.argsort(search.cv_results_["rank_test_score"], kind="stable")
    columns = {new: np.asarray(search.cv_results_[old])[order] for new, old in names.items()}
    columns["params"] = [search.cv_results_["params"][i] for i in order]
    return pd.DataFrame(columns)
