# 4.5: a Series and its std, the verdict by sign. Expected: difference, low, high by the formula and the right verdict; an unfitted one-step pipeline.
def compare(default_scores, tuned_scores):
    gains = pd.Series(np.asarray(tuned_scores) - np.asarray(default_scores))
    n = gains.size
    half = t.isf(0.025, df=n - 1) * gains.std() * (1 / n + 0.25) ** 0.5
    ends = gains.mean() + half * np.array([-1, 1])
    side = int(np.sign(ends).sum())
    words = {2: "helps", -2: "hurts"}
    return {
        "difference": gains.mean(),
        "low": ends[0],
        "high": ends[1],
        "verdict": words.get(side, "no clear difference"),
    }


def final_model():
    model = Pipeline([("algo", RandomForestClassifier())])
    model.set_params(algo__n_estimators=190, algo__max_features=0.0644, algo__max_depth=80, algo__random_state=42)
    return model
