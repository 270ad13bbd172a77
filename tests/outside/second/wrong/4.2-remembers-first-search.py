# 4.2: the search is kept in a cache, so a second call with another space gives the first search. Expected: a search over the space of each call.
_cache = {}


def make_search(space):
    if "search" not in _cache:
        _cache["search"] = RandomizedSearchCV(
            Pipeline([("algo", RandomForestClassifier(random_state=42))]),
            space,
            n_iter=setting("n_iter"),
            cv=3,
            scoring="accuracy",
            random_state=42,
        )
    return _cache["search"]
