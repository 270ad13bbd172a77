# 2.3: the test images of the scaled model stay raw. Expected: all pixels divided by 255.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test, y_test)
    return raw, scaled
