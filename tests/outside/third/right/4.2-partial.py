# 4.2: a partial of RandomizedSearchCV. Expected: an unfitted RandomizedSearchCV over a one-step pipeline algo, setting("n_iter") draws, cv 3, accuracy, both random states 42.
from functools import partial

SEED = 42
random_search = partial(RandomizedSearchCV, cv=3, scoring="accuracy", random_state=SEED)


def make_search(space):
    forest = RandomForestClassifier(random_state=SEED)
    draws = int(setting("n_iter"))
    return random_search(Pipeline([("algo", forest)]), space, n_iter=draws)
