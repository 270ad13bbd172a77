# exercise: 6.5
# misconception: forest-scored-on-its-training-rows
# Scored on the training rows.
def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def score(**changed):
        forest = RandomForestClassifier(random_state=seed, **changed).fit(X_train, y_train)
        return forest.score(X_train, y_train)

    trees = settings["n_estimators"]
    default, more, hers = score(), score(n_estimators=trees), score(**settings)
    return {"trees": more - default, "rest": hers - more}
