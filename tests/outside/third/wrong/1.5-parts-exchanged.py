# 1.5: the training part holds 20%. Expected: the test part holds 20%, the training part 80%.
def split(pixels, labels, seed):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=0.2, stratify=labels, random_state=seed
    )
    return X_test, X_train, y_test, y_train
