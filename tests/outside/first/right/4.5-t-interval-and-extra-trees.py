# 4.5: the interval method of the t distribution, a forest of extra trees. Expected: a dict with difference, low, high, verdict, and an unfitted pipeline.
from sklearn.ensemble import ExtraTreesClassifier


def compare(default_scores, tuned_scores):
    d = np.asarray(tuned_scores, dtype=float) - np.asarray(default_scores, dtype=float)
    n = d.size
    result = {"difference": np.mean(d)}
    width = np.std(d, ddof=1) * (1 / n + 1 / 4) ** 0.5
    factor_low, factor_high = t.interval(0.95, df=n - 1)
    result["low"] = result["difference"] + factor_low * width
    result["high"] = result["difference"] + factor_high * width
    result["verdict"] = (
        "helps" if result["low"] > 0 else "hurts" if result["high"] < 0 else "no clear difference"
    )
    return result


def final_model() -> Pipeline:
    return Pipeline([("algo", ExtraTreesClassifier(n_estimators=300, random_state=0))])
