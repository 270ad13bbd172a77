# exercise: 4.5
# misconception: model-needs-scaling
# A kernel with a setting for scaled pixels gets raw ones.
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC


def final_model():
    return Pipeline([("algo", SVC(gamma=0.01))])
