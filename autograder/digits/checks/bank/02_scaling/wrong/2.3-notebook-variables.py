# exercise: 2.3
# misconception: ignores-its-arguments
# The function works on the notebook's own pixels.
def compare_svc(a, b, c, d):
    raw = SVC(gamma=0.01).fit(X_train[:300], y_train[:300]).score(X_test, y_test)
    scaled = SVC(gamma=0.01).fit(X_train[:300] / 255, y_train[:300]).score(X_test / 255, y_test)
    return raw, scaled
