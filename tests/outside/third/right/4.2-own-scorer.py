# 4.2: the accuracy given as a scorer made of accuracy_score. Expected: an unfitted RandomizedSearchCV over a one-step pipeline algo, setting("n_iter") draws, cv 3, accuracy, both random states 42.
from sklearn.metrics import accuracy_score, make_scorer


def forest_pipeline(seed):
    return Pipeline(steps=[("algo", RandomForestClassifier(random_state=seed))])


def make_search(space):
    return RandomizedSearchCV(
        forest_pipeline(42),
        param_distributions=space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring=make_scorer(accuracy_score),
        random_state=42,
    )
