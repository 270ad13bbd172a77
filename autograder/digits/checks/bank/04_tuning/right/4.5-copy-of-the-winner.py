# exercise: 4.5
# A fresh copy of the best pipeline of a search, and three separate questions for the verdict.
from sklearn.base import clone


def compare(default_scores, tuned_scores):
    gain = np.asarray(tuned_scores) - np.asarray(default_scores)
    error = np.sqrt(gain.var(ddof=1) * (1 / len(gain) + 0.25))
    ends = gain.mean() + np.array([-1, 1]) * t.ppf(0.975, len(gain) - 1) * error
    result = {"difference": np.float32(gain.mean()), "low": ends[0], "high": ends[1], "splits": len(gain)}
    inside = ends[0] <= 0 <= ends[1]
    return result | {"verdict": "No clear difference." if inside else ("helps" if ends[0] > 0 else "hurts")}


def final_model():
    return clone(search.best_estimator_).set_params(algo__min_samples_leaf=1, algo__n_estimators=150)
