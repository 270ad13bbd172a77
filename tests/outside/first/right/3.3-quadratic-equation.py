# 3.3: the ends of Wilson's interval as roots of (accuracy - p)^2 = z^2 p (1 - p) / n; DummyClassifier as baseline. Expected: a dict of four numbers from 0 to 1.
def evaluate(model, X, y):
    n = y.shape[0]
    z2_by_n = 1.96**2 / n
    accuracy = np.count_nonzero(model.predict(X) == y) / n
    a, b, c = 1 + z2_by_n, -(2 * accuracy + z2_by_n), accuracy**2
    root = np.sqrt(np.maximum(b * b - 4 * a * c, 0.0))
    low, high = np.clip([(-b - root) / (2 * a), (-b + root) / (2 * a)], 0, 1)
    nothing = np.zeros((n, 1))
    baseline = DummyClassifier(strategy="most_frequent").fit(nothing, y).score(nothing, y)
    return dict(accuracy=accuracy, low=low, high=high, baseline=baseline)
