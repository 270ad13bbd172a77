# exercise: 4.4
# The search is asked whether it is one, and whether it is fitted.
from sklearn.model_selection._search import BaseSearchCV
from sklearn.utils.validation import check_is_fitted


def summarise(search):
    assert isinstance(search, BaseSearchCV)
    check_is_fitted(search, "cv_results_")
    results = pd.DataFrame(search.cv_results_).sort_values("mean_test_score", ascending=False)
    results["rank"] = results["mean_test_score"].rank(ascending=False, method="min").astype(int)
    columns = {"rank": "rank", "mean_test_score": "mean", "std_test_score": "spread", "mean_fit_time": "fit_seconds"}
    return results.rename(columns=columns)[[*columns.values(), "params"]]
