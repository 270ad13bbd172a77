# 3.3: a dummy model for the baseline. Expected: accuracy, the interval of Wilson, and the share of the most frequent label.
class Wilson:
    z = 1.96

    def __init__(self, p, n):
        self.p, self.n = p, n
        self.below = 1 + self.z**2 / n
        self.middle = (p + self.z**2 / (2 * n)) / self.below
        self.half = self.z * (p * (1 - p) / n + self.z**2 / (4 * n**2)) ** 0.5 / self.below

    @property
    def low(self):
        return max(self.middle - self.half, 0.0)

    @property
    def high(self):
        return min(self.middle + self.half, 1.0)


def evaluate(model, X, y):
    p = float(np.mean(model.predict(X) == y))
    nothing = np.zeros((len(y), 1))
    lazy = DummyClassifier(strategy="most_frequent").fit(nothing, y)
    interval = Wilson(p, len(y))
    return {"accuracy": p, "low": interval.low, "high": interval.high, "baseline": float(lazy.score(nothing, y))}
