# exercise: 4.2
# misconception: wrong-step-name
# The step of the pipeline has another name than the space expects.
def make_search(space):
    pipeline = Pipeline([("forest", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
