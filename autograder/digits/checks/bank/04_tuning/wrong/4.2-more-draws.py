# exercise: 4.2
# misconception: number-of-draws
# Many more draws than asked for, because more must be better.
def make_search(space):
    pipeline = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(pipeline, space, n_iter=500, cv=3, scoring="accuracy", random_state=42)
