# exercise: 4.2
# misconception: other-scoring
# The scoring of the worked example is kept.
def make_search(space):
    return RandomizedSearchCV(Pipeline([("algo", RandomForestClassifier(random_state=42))]), space, n_iter=setting("n_iter"), cv=3, scoring="f1_macro", random_state=42)
