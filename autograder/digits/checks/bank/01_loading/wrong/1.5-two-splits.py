# exercise: 1.5
# misconception: test-rows-in-training
# Both parts are drawn on their own.
def split(pixels, labels, seed):
    X_train, _, y_train, _ = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    _, X_test, _, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed + 1)
    return X_train, X_test, y_train, y_test
