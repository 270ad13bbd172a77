# 1.5: only the training part is mixed, the test part is grouped by digit. Expected: both parts are in mixed order.
def split(pixels, labels, seed):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=0.2, stratify=labels, random_state=seed
    )
    order = np.argsort(y_test, kind="stable")
    return X_train, X_test[order], y_train, y_test[order]
