# 4.2: the forest itself, not in a pipeline. Expected: a pipeline of one step named algo.
def make_search(space):
    forest = RandomForestClassifier(random_state=42)
    return RandomizedSearchCV(
        forest, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
