# 4.4: params are put beside the sorted table in their old order, so they belong to other candidates. Expected: in each row the params of its candidate.
def summarise(search):
    results = search.cv_results_
    table = pd.DataFrame(
        {
            "rank": results["rank_test_score"],
            "mean": results["mean_test_score"],
            "spread": results["std_test_score"],
            "fit_seconds": results["mean_fit_time"],
        }
    )
    table = table.sort_values("rank")
    table["params"] = results["params"]
    return table
