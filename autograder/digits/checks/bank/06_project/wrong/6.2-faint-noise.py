# exercise: 6.2
# misconception: rows-that-teach-nothing
# Faint noise and the default forest: nothing that a model did not see.
def enlarge(X, y):
    noisy = np.clip(X + np.random.default_rng(0).normal(0, 0.002, X.shape), 0, 1)
    return np.concatenate([X, noisy]), np.tile(y, 2)


def contestant():
    return RandomForestClassifier(n_estimators=200, random_state=42)
