# 4.5: the two ends from t.interval of the standard distribution, a support vector model as final model. Expected: compare by the formula, an unfitted good pipeline.
def compare(default_scores, tuned_scores):
    difference = np.subtract(tuned_scores, default_scores)
    n = difference.size
    centre = float(np.mean(difference))
    scale = float(np.std(difference, ddof=1)) * (1 / n + 1 / 4) ** 0.5
    low, high = (centre + scale * float(end) for end in t.interval(0.95, n - 1))
    result = dict(difference=centre, low=low, high=high)
    result["verdict"] = "helps" if low > 0 else ("hurts" if high < 0 else "no clear difference")
    return result


def final_model():
    from sklearn.svm import SVC

    # gamma="scale" takes care of pixels from 0 to 255
    return Pipeline([("algo", SVC(C=10, gamma="scale"))])
