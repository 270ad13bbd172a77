# 2.3: percent. Expected: each from 0 to 1.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw * 100, scaled * 100
