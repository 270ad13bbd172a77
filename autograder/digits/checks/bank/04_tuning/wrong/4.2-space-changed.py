# exercise: 4.2
# misconception: space-changed
# A parameter is added to the space of the caller.
def make_search(space):
    space.setdefault("algo__bootstrap", [True])
    return RandomizedSearchCV(
        Pipeline([("algo", RandomForestClassifier(random_state=42))]),
        space,
        n_iter=setting("n_iter"),
        cv=3,
        scoring="accuracy",
        random_state=42,
        
    )
