# 3.2: scikit-learn's function names the step. Expected: the name algo.
from sklearn.pipeline import make_pipeline as sk_make_pipeline


def make_pipeline():
    return sk_make_pipeline(RandomForestClassifier(n_estimators=200, random_state=42))
