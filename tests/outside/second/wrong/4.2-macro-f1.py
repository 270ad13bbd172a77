# 4.2: the score of the worked example was kept. Expected: accuracy as the score.
def make_search(space):
    return RandomizedSearchCV(
        Pipeline([("algo", RandomForestClassifier(random_state=42))]),
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="f1_macro",
        random_state=42,
    )
