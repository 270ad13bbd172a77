# 4.5: final_model gives back a model that was already fitted on the training rows. Expected: a pipeline that is not fitted.
def compare(default_scores, tuned_scores):
    d = tuned_scores - default_scores
    n = len(d)
    half = t.ppf(0.975, n - 1) * d.std(ddof=1) * np.sqrt(1 / n + 1 / 4)
    low, high = d.mean() - half, d.mean() + half
    if low > 0:
        verdict = "helps"
    elif high < 0:
        verdict = "hurts"
    else:
        verdict = "no clear difference"
    return {"difference": d.mean(), "low": low, "high": high, "verdict": verdict}


def final_model():
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    model.fit(X_train, y_train)
    return model
