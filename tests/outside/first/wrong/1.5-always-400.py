# 1.5: test_size=400 is a number of rows and is 20% only of 2000. Expected: the test part holds 20% of the rows that came in.
def split(pixels, labels, seed):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=400, stratify=labels, random_state=seed
    )
    return X_train, X_test, y_train, y_test
