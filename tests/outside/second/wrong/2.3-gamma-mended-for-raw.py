# 2.3: shrinks gamma for the raw pixels so that both scores are good. Expected: SVC(gamma=0.01) in both cases.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01 / 255**2).fit(X_train, y_train)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train)
    return raw.score(X_test, y_test), scaled.score(X_test / 255, y_test)
