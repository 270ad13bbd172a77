# 1.5: a third part is cut off and lost. Expected: each row is in exactly one part, the training part holds 80%.
def split(pixels, labels, seed):
    X_rest, X_test, y_rest, y_test = train_test_split(
        pixels, labels, test_size=0.2, stratify=labels, random_state=seed
    )
    X_train, _, y_train, _ = train_test_split(X_rest, y_rest, test_size=0.2, stratify=y_rest, random_state=seed)
    return X_train, X_test, y_train, y_test
