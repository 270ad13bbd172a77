# 4.2: accuracy is given as a scorer object from sklearn, imports inside. Expected: an unfitted RandomizedSearchCV with accuracy as the score.
def make_search(space):
    from sklearn.ensemble import RandomForestClassifier as Forest
    from sklearn.metrics import get_scorer
    from sklearn.model_selection import RandomizedSearchCV as Search

    draws = setting("n_iter")
    return Search(
        Pipeline([("algo", Forest(random_state=42))]),
        dict(space),
        n_iter=draws,
        cv=3,
        scoring=get_scorer("accuracy"),
        random_state=42,
        verbose=0,
    )
