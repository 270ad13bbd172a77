# 2.3: a linear kernel. Expected: SVC(gamma=0.01), which has the rbf kernel.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(kernel="linear", gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(kernel="linear", gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw, scaled
