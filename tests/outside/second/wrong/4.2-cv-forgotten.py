# 4.2: cv is left out, so there are five folds. Expected: three folds.
def make_search(space):
    forest = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    search = RandomizedSearchCV(
        forest,
        space,
        n_iter=setting("n_iter"),
        scoring="accuracy",
        random_state=42,
    )
    return search
