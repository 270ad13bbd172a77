# 3.2: gives a RandomState object, which goes on between fits, so a second fit on the same rows gives other trees. Expected: random_state=42.
def make_pipeline():
    generator = np.random.RandomState(42)
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=generator))])
