# exercise: 4.2
# Lists of the space become arrays; distributions stay.
def make_search(space):
    space = {name: np.asarray(values) if isinstance(values, list) else values for name, values in space.items()}
    forest = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(forest, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
