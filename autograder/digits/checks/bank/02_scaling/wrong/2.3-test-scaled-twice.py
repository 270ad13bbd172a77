# exercise: 2.3
# misconception: test-scaled-twice
# The test images are divided by 255 twice.
def compare_svc(X_train, y_train, X_test, y_test):
    X_test_scaled = X_test / 255
    raw = SVC(gamma=0.01).fit(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train)
    return raw.score(X_test, y_test), scaled.score(X_test_scaled / 255, y_test)
