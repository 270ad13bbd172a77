# 3.3: pandas Series. Expected: accuracy, the interval of Wilson, and the share of the most frequent label.
def evaluate(model, X, y):
    table = pd.DataFrame({"answer": np.asarray(model.predict(X)), "label": np.asarray(y)})
    accuracy = table["answer"].eq(table["label"]).mean()
    n = len(table)
    zz = 1.96 * 1.96
    ends = []
    for sign in (-1, 1):
        top = 2 * n * accuracy + zz + sign * 1.96 * np.sqrt(zz + 4 * n * accuracy * (1 - accuracy))
        ends.append(min(max(float(top / (2 * (n + zz))), 0.0), 1.0))
    return {
        "baseline": float(table["label"].value_counts(normalize=True).max()),
        "high": ends[1],
        "low": ends[0],
        "accuracy": float(accuracy),
    }
