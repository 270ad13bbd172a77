# exercise: 4.4
# Order by argsort, numbers rounded to four places, mean from the folds.
def summarise(search):
    results = search.cv_results_
    order = np.argsort(results["rank_test_score"], kind="stable")
    folds = np.array([results[f"split{k}_test_score"] for k in range(search.n_splits_)])
    return pd.DataFrame({
        "rank": results["rank_test_score"][order],
        "mean": folds.mean(axis=0)[order].round(4),
        "spread": folds.std(axis=0)[order].round(4),
        "fit_seconds": results["mean_fit_time"][order].astype(np.float32),
        "params": [results["params"][i] for i in order],
    }, index=[f"candidate {i}" for i in order])
