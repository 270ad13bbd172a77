# 4.5: a pandas Series and a small class for the interval, a forest with more pixels for each split. Expected: a dict with difference, low, high, verdict, and an unfitted pipeline.
class Interval:
    def __init__(self, values):
        self.mean = values.mean()
        n = values.count()
        half = t.isf(0.025, n - 1) * np.sqrt(values.var() * (1 / n + 400 / 1600))
        self.low = self.mean - half
        self.high = self.mean + half

    @property
    def verdict(self):
        words = {1: "helps", -1: "hurts", 0: "no clear difference"}
        return words[int(self.low > 0) - int(self.high < 0)]


def compare(default_scores, tuned_scores):
    frame = pd.DataFrame({"default": default_scores, "tuned": tuned_scores})
    interval = Interval(frame["tuned"] - frame["default"])
    return {
        "verdict": interval.verdict,
        "low": interval.low,
        "high": interval.high,
        "difference": interval.mean,
    }


def final_model():
    model = Pipeline([("algo", RandomForestClassifier())])
    return model.set_params(algo__n_estimators=250, algo__max_features=40, algo__random_state=1)
