# 2.3: scores on the training images. Expected: test accuracy.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_train / 255, y_train)
    return raw, scaled
