# 2.3: gamma is left at its default. Expected: SVC(gamma=0.01).
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC().fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC().fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw, scaled
