# 4.5: SciPy's t.interval for the factor, loops for s. Expected: difference, low, high by the formula and the right verdict; an unfitted one-step pipeline.
def spread_of(values):
    mean = sum(values) / len(values)
    total = 0.0
    for value in values:
        total += (value - mean) ** 2
    return (total / (len(values) - 1)) ** 0.5


def compare(default_scores, tuned_scores):
    values = [tuned_scores[i] - default_scores[i] for i in range(len(default_scores))]
    n = len(values)
    difference = sum(values) / n
    left, right = t.interval(0.95, n - 1)
    width = spread_of(values) * np.sqrt(1 / n + 400 / 1600)
    result = {"difference": difference, "low": difference + left * width, "high": difference + right * width}
    if 0 < result["low"]:
        result["verdict"] = "helps"
    elif result["high"] < 0:
        result["verdict"] = "hurts"
    else:
        result["verdict"] = "no clear difference"
    return result


def final_model():
    forest = RandomForestClassifier(n_estimators=200, random_state=7)
    return Pipeline([("algo", forest)])
