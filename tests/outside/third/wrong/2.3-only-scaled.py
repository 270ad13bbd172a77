# 2.3: only the scaled score. Expected: a tuple of two scores.
def compare_svc(X_train, y_train, X_test, y_test):
    return SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
