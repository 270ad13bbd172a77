# 3.2: scikit-learn's make_pipeline, then the step gets its name. Expected: a new, unfitted Pipeline with one step "algo": a forest of 200 trees, random_state 42.
from sklearn.pipeline import make_pipeline as automatic_names


def make_pipeline():
    automatic = automatic_names(RandomForestClassifier(random_state=42))
    automatic.steps = [("algo", model) for _, model in automatic.steps]
    return automatic.set_params(algo__n_estimators=200)
