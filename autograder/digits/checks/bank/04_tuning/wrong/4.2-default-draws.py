# exercise: 4.2
# misconception: number-of-draws
# n_iter is left out, so that there are ten draws.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, cv=3, scoring="accuracy", random_state=42)
