# exercise: 6.5
# misconception: given-data-changed
# Takes the number of trees out of the dict that it was given.
def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def score(**changed):
        return RandomForestClassifier(random_state=seed, **changed).fit(X_train, y_train).score(X_test, y_test)

    trees = settings.pop("n_estimators")
    default, more, hers = score(), score(n_estimators=trees), score(n_estimators=trees, **settings)
    return {"trees": more - default, "rest": hers - more}
