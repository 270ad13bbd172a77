# 3.2: built bare, then set by name. Expected: a new, unfitted Pipeline with one step "algo": a forest of 200 trees, random_state 42.
SETTINGS = {"algo__n_estimators": 200, "algo__random_state": 42}


def make_pipeline():
    bare = Pipeline(list({"algo": RandomForestClassifier()}.items()))
    bare.set_params(**SETTINGS)
    return bare
