# exercise: 1.5
# misconception: seed-for-the-order-only
# The test rows are always those that a split with one seed gives; the argument only mixes them.
def split(pixels, labels, seed):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=0.2, stratify=labels, random_state=0
    )
    rng = np.random.default_rng(seed)
    train, test = rng.permutation(len(X_train)), rng.permutation(len(X_test))
    return X_train[train], X_test[test], y_train[train], y_test[test]
