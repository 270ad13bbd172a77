# exercise: 2.3
# misconception: default-gamma
# The default gamma adapts itself to the pixels.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC().fit(X_train, y_train)
    scaled = SVC().fit(X_train / 255, y_train)
    return raw.score(X_test, y_test), scaled.score(X_test / 255, y_test)
