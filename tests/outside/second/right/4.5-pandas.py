# 4.5: a pandas Series for mean and std, the tuned forest as final model. Expected: compare by the formula, an unfitted good pipeline.
def compare(default_scores, tuned_scores):
    delta = pd.Series(np.asarray(tuned_scores, dtype=float) - np.asarray(default_scores, dtype=float))
    n = delta.count()
    half = t(df=n - 1).ppf(0.975) * delta.std() * np.sqrt(1 / n + 1 / 4)
    ends = {"low": delta.mean() - half, "high": delta.mean() + half}
    verdict = "no clear difference"
    if min(ends.values()) > 0:
        verdict = "helps"
    if max(ends.values()) < 0:
        verdict = "hurts"
    return {"difference": delta.mean(), **ends, "verdict": verdict}


TUNED = {"n_estimators": 190, "max_features": 0.0644, "max_depth": 80, "min_samples_leaf": 1}


def final_model():
    pipe = Pipeline([("algo", RandomForestClassifier())])
    return pipe.set_params(algo__random_state=1, **{f"algo__{k}": v for k, v in TUNED.items()})
