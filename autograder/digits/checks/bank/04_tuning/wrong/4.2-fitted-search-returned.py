# exercise: 4.2
# misconception: fitted-search-returned
# fit is called inside the function.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42).fit(X_train[:300], y_train[:300])
