# 2.3: scored on the first 20 test images only. Expected: accuracy on all test images.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test[:20], y_test[:20])
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test[:20] / 255, y_test[:20])
    return raw, scaled
