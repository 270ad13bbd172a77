# 2.3: SVC() without gamma=0.01, so that the default repairs the size by itself. Expected: SVC(gamma=0.01) in both cases.
def compare_svc(X_train, y_train, X_test, y_test):
    raw_score = SVC().fit(X_train, y_train).score(X_test, y_test)
    scaled_score = SVC().fit(X_train / 255, y_train).score(X_test / 255, y_test)
    return raw_score, scaled_score
