# 2.3: the test images are divided twice. Expected: pixels divided by 255 once.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    X_train, X_test = X_train / 255, X_test / 255
    scaled = SVC(gamma=0.01).fit(X_train, y_train).score(X_test / 255, y_test)
    return raw, scaled
