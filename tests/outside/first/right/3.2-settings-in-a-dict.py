# 3.2: settings in a dict, steps appended to a list, imports inside. Expected: a new, unfitted Pipeline with one step algo, a forest of 200 trees with random_state 42.
def make_pipeline():
    from sklearn.ensemble import RandomForestClassifier as Forest
    from sklearn.pipeline import Pipeline as Line

    settings = {"n_estimators": 200, "random_state": 42}
    steps = []
    steps.append(("algo", Forest(**settings)))
    return Line(steps, memory=None, verbose=False)
