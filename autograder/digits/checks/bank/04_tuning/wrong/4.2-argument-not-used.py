# exercise: 4.2
# misconception: argument-not-used
# The notebook's space is used, whatever is given.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), search_space(), n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
