# exercise: 4.5
# The interval of SciPy's t distribution; a final model with other trees.
from sklearn.ensemble import ExtraTreesClassifier


def compare(default_scores, tuned_scores):
    differences = pd.Series(tuned_scores) - pd.Series(default_scores)
    n = differences.size
    low, high = t.interval(0.95, n - 1, loc=differences.mean(), scale=differences.std() * (1 / n + 1 / 4) ** 0.5)
    verdict = ["hurts", "no clear difference", "helps"][int(low > 0) - int(high < 0) + 1]
    return dict(verdict=verdict, low=low, high=high, difference=differences.mean())


def final_model():
    return Pipeline([("algo", ExtraTreesClassifier(n_estimators=150, random_state=0, n_jobs=2))])
