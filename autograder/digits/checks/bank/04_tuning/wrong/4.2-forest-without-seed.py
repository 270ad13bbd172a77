# exercise: 4.2
# misconception: forest-without-seed
# Only the search has a seed.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier())]), space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
