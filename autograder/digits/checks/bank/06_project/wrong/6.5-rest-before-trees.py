# exercise: 6.5
# misconception: rest-before-trees
# The other settings first.
def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    others = dict(settings)
    del others["n_estimators"]
    scores = [
        RandomForestClassifier(random_state=seed, **changed).fit(X_train, y_train).score(X_test, y_test)
        for changed in ({}, others, settings)
    ]
    return {"trees": scores[2] - scores[1], "rest": scores[1] - scores[0]}
