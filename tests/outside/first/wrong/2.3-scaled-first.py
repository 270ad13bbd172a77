# 2.3: returns the scaled score first. Expected: the tuple (raw_score, scaled_score) in this order.
def compare_svc(X_train, y_train, X_test, y_test):
    scaled_score = SVC(gamma=0.01).fit(X_train / 255, y_train).score(X_test / 255, y_test)
    raw_score = SVC(gamma=0.01).fit(X_train, y_train).score(X_test, y_test)
    return scaled_score, raw_score
