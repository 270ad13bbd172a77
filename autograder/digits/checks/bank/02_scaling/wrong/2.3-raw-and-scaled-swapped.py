# exercise: 2.3
# misconception: raw-and-scaled-swapped
# The scaled score comes first.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train)
    return scaled.score(X_test / 255, y_test), raw.score(X_test, y_test)
