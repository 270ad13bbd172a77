# 4.5: a class with properties. Expected: difference, low, high by the formula and the right verdict; an unfitted one-step pipeline.
class Comparison:
    def __init__(self, before, after):
        self.gain = np.subtract(after, before)
        self.n = len(self.gain)

    @property
    def half(self):
        variance = ((self.gain - self.gain.mean()) ** 2).sum() / (self.n - 1)
        return t(df=self.n - 1).ppf(0.975) * np.sqrt(variance * (1 / self.n + 1 / 4))

    @property
    def ends(self):
        return float(self.gain.mean() - self.half), float(self.gain.mean() + self.half)

    def verdict(self):
        low, high = self.ends
        if low <= 0 <= high:
            return "no clear difference"
        return "helps" if low > 0 else "hurts"


def compare(default_scores, tuned_scores):
    c = Comparison(default_scores, tuned_scores)
    low, high = c.ends
    return {"difference": float(c.gain.mean()), "low": low, "high": high, "verdict": c.verdict()}


def final_model():
    chosen = dict(n_estimators=150, max_features="sqrt", min_samples_leaf=1, random_state=0)
    return Pipeline([("algo", RandomForestClassifier(**chosen))])
