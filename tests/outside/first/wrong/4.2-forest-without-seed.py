# 4.2: only the draws have a seed, the forest has none. Expected: a RandomForestClassifier with random_state=42.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier())])
    search = RandomizedSearchCV(
        model, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
    return search
