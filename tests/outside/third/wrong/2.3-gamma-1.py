# 2.3: gamma=1. Expected: SVC(gamma=0.01).
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=1).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(gamma=1).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw, scaled
