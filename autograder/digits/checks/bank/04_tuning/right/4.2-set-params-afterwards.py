# exercise: 4.2
# The search is made first, and set up with set_params.
from sklearn.metrics import accuracy_score, make_scorer


def make_search(space):
    search = RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier())]), dict(space), verbose=1)
    search.set_params(n_iter=setting("n_iter"), cv=3, scoring=make_scorer(accuracy_score), random_state=42)
    search.set_params(estimator__algo__random_state=42)
    return search
