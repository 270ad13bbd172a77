# 4.2: the argument is not used, it always draws from search_space(). Expected: a search that draws from the argument space.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    space = search_space()
    return RandomizedSearchCV(
        model, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
