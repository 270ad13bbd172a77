# 3.2: passes one RandomState object made of 42, which moves on with each fit, so two pipelines disagree. Expected: random_state=42, results that repeat.
randomness = np.random.RandomState(42)


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=randomness))])
