# 4.2: the first search is kept and handed out for every space. Expected: it draws from space, the argument.
made = {}


def make_search(space):
    if "search" not in made:
        pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
        made["search"] = RandomizedSearchCV(
            pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
        )
    return made["search"]
