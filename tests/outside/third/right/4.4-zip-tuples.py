# 4.4: tuples from zip, sorted by their first item. Expected: a DataFrame rank, mean, spread, fit_seconds, params, one row for each candidate, best first.
from operator import itemgetter


def summarise(search):
    r = search.cv_results_
    rows = zip(
        r["rank_test_score"].tolist(),
        r["mean_test_score"].tolist(),
        r["std_test_score"].tolist(),
        r["mean_fit_time"].tolist(),
        r["params"],
    )
    return pd.DataFrame(sorted(rows, key=itemgetter(0)), columns=["rank", "mean", "spread", "fit_seconds", "params"])
