# exercise: 6.5
# misconception: each-change-alone
# Each change by itself, from the default forest.
def gain_of_each(settings, X_train, X_test, y_train, y_test, seed):
    def score(**changed):
        forest = RandomForestClassifier(random_state=seed, **changed).fit(X_train, y_train)
        return forest.score(X_test, y_test)

    trees = settings["n_estimators"]
    others = {name: settings[name] for name in settings if name != "n_estimators"}
    default, more, hers = score(), score(n_estimators=trees), score(**others)
    return {"trees": more - default, "rest": hers - default}
