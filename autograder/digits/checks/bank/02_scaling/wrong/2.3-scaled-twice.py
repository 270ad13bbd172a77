# exercise: 2.3
# misconception: scaled-twice
# The pixels are scaled, and then scaled again where they are used.
def compare_svc(X_train, y_train, X_test, y_test):
    scaled_train, scaled_test = X_train / 255, X_test / 255
    raw = SVC(gamma=0.01).fit(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(scaled_train / 255, y_train)
    return raw.score(X_test, y_test), scaled.score(scaled_test / 255, y_test)
