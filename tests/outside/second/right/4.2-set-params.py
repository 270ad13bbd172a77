# 4.2: the pieces are made first and the settings given by set_params. Expected: an unfitted RandomizedSearchCV with the asked settings.
def make_search(space):
    pipe = Pipeline([("algo", RandomForestClassifier())])
    pipe.set_params(algo__random_state=42)
    search = RandomizedSearchCV(pipe, space)
    search.set_params(n_iter=setting("n_iter"), cv=3, random_state=42, scoring="accuracy")
    return search
