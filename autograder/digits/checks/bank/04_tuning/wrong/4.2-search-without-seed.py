# exercise: 4.2
# misconception: search-without-seed
# Only the forest has a seed.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, n_iter=setting("n_iter"), cv=3, scoring="accuracy")
