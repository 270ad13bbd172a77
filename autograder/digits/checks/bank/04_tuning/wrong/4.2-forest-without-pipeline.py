# exercise: 4.2
# misconception: forest-without-pipeline
# The forest stands in the search without its pipeline.
def make_search(space):
    return RandomizedSearchCV(RandomForestClassifier(random_state=42), space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
