# 3.3: three helpers, with pandas value_counts and accuracy_score. Expected: accuracy, Wilson's 95 % interval and the share of the most frequent label, not rounded.
from sklearn.metrics import accuracy_score


def _wilson(k, n, z=1.96):
    middle = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * np.sqrt(k * (n - k) / n + z * z / 4)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def _share_of_most_frequent(y):
    return pd.Series(np.asarray(y)).value_counts(normalize=True).iloc[0]


def evaluate(model, X, y):
    k = accuracy_score(y, model.predict(X), normalize=False)
    low, high = _wilson(k, len(y))
    return dict(zip(("accuracy", "low", "high", "baseline"), (k / len(y), low, high, _share_of_most_frequent(y))))
