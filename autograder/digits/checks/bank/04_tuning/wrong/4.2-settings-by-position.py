# exercise: 4.2
# misconception: settings-by-position
# The number of draws comes third, without its name.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, setting("n_iter"), cv=3, random_state=42)
