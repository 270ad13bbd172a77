# exercise: 4.2
# misconception: number-of-folds
# cv is left out, so that there are five folds.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, n_iter=setting("n_iter"), scoring="accuracy", random_state=42)
