# exercise: 4.4
# A list of dicts, sorted before the table is made.
def summarise(search):
    results, rows = search.cv_results_, []
    for i in range(len(results["params"])):
        rows.append({
            "rank": int(results["rank_test_score"][i]),
            "mean": float(results["mean_test_score"][i]),
            "spread": float(results["std_test_score"][i]),
            "fit_seconds": float(results["mean_fit_time"][i]),
            "params": results["params"][i],
        })
    return pd.DataFrame(sorted(rows, key=lambda row: row["rank"]))
