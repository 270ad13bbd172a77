# exercise: 4.2
# All arguments by name, collected in a dict.
def make_search(space):
    settings = dict(n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42)
    forest = RandomForestClassifier(random_state=42)
    return RandomizedSearchCV(estimator=Pipeline(steps=[("algo", forest)]), param_distributions=space, **settings)
