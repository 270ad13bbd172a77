# 4.2: of the space only the four names of exercise 4.1 are kept, others are dropped. Expected: it draws from space, the argument.
def make_search(space):
    names = ["algo__n_estimators", "algo__max_features", "algo__max_depth", "algo__min_samples_leaf"]
    model = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    known = {name: space[name] for name in names if name in space}
    return RandomizedSearchCV(
        model, known, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
