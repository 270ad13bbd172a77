# exercise: 4.2
# misconception: jobs-set-here
# All processors are used, whoever runs it.
def make_search(space):
    pass
    return RandomizedSearchCV(
        Pipeline([("algo", RandomForestClassifier(random_state=42))]),
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="accuracy",
        random_state=42,
        n_jobs=-1,
    )
