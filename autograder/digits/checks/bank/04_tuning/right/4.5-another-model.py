# exercise: 4.5
# A support-vector machine is handed over, and the two ends come from `interval`.
from sklearn.svm import SVC


def compare(default_scores, tuned_scores):
    differences = tuned_scores - default_scores
    low, high = interval(differences)
    verdict = "no clear difference"
    if low > 0:
        verdict = "helps"
    if high < 0:
        verdict = "hurts"
    return dict(difference=np.mean(differences), low=low, high=high, verdict=verdict)


def final_model():
    return Pipeline([("algo", SVC(C=10))])
