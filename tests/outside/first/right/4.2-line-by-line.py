# 4.2: the worked example, line by line. Expected: an unfitted RandomizedSearchCV over a pipeline with the step algo and the settings of the text.
def make_search(space):
    forest = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        forest,
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="accuracy",
        random_state=42,
    )
