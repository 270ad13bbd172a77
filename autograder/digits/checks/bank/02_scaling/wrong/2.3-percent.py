# exercise: 2.3
# misconception: percent
# The scores are percentages.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train)
    return 100 * raw.score(X_test, y_test), 100 * scaled.score(X_test / 255, y_test)
