# exercise: 4.4
# Sorted by the mean, highest first, and numbered anew.
def summarise(search):
    table = pd.DataFrame(search.cv_results_)
    table = table.rename(columns={"mean_test_score": "mean", "std_test_score": "spread", "mean_fit_time": "fit_seconds"})
    table["rank"] = table["rank_test_score"].astype("int16")
    columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    return table.sort_values("mean", ascending=False).reset_index(drop=True)[columns]
