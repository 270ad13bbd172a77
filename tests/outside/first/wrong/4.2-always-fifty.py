# 4.2: fifty draws are written into the code. Expected: setting("n_iter") draws.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(model, space, n_iter=50, cv=3, scoring="accuracy", random_state=42)
