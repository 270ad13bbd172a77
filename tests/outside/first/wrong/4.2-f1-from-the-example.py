# 4.2: the score is copied from the worked example. Expected: accuracy as the score.
def make_search(space):
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        model,
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="f1_macro",
        random_state=42,
    )
