# 2.3: the scaled score comes first. Expected: (raw_score, scaled_score).
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return scaled, raw
