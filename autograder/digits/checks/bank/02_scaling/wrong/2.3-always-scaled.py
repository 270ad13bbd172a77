# exercise: 2.3
# misconception: always-scaled
# The first model gets scaled pixels too.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train / 255, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train)
    return raw.score(X_test / 255, y_test), scaled.score(X_test / 255, y_test)
