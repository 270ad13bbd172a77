# 4.2: accuracy given as a scorer object, options in a dict. Expected: an unfitted RandomizedSearchCV over a pipeline with the step algo and the settings of the text.
from sklearn.metrics import accuracy_score, make_scorer


def make_search(space):
    options = {"cv": 3, "random_state": 42, "scoring": make_scorer(accuracy_score)}
    options["n_iter"] = setting("n_iter")
    options["return_train_score"] = True
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))], verbose=False)
    return RandomizedSearchCV(model, space, **options)
