# 4.2: the argument is ignored, the space is always search_space(). Expected: it draws from space, the argument.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        model, search_space(), n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
