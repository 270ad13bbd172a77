# 4.2: a bare search first, its settings by set_params afterwards. Expected: an unfitted RandomizedSearchCV over a pipeline with the step algo and the settings of the text.
def make_search(space):
    pipe = Pipeline([("algo", RandomForestClassifier())])
    pipe.set_params(algo__random_state=42)

    search = RandomizedSearchCV(pipe, space)
    search.set_params(n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
    return search
