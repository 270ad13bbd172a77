# about: the reference solution.
# expects: honest
def make_model():
    """Return a classifier that is not fitted yet."""
    return RandomForestClassifier(n_estimators=60, random_state=0)
