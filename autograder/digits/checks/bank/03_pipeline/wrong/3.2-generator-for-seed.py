# exercise: 3.2
# misconception: generator-for-seed
# A generator made from the seed: each new pipeline begins alike, but its second fit goes on where the first ended.
def make_pipeline():
    generator = np.random.RandomState(42)
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=generator))])
