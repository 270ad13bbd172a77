# 2.3: numbers of right answers. Expected: accuracy from 0 to 1.
def compare_svc(X_train, y_train, X_test, y_test):
    raw = SVC(gamma=0.01).fit(X_train, y_train).predict(X_test)
    scaled = SVC(gamma=0.01).fit(X_train / 255, y_train).predict(X_test / 255)
    return int((raw == y_test).sum()), int((scaled == y_test).sum())
