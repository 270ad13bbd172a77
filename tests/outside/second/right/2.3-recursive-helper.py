# 2.3: a helper that calls itself for the scaled pixels. Expected: (raw_score, scaled_score), test accuracies of SVC(gamma=0.01).
def _svc_scores(train, y_train, test, y_test, todo):
    if todo == 0:
        return ()
    score = SVC(gamma=0.01).fit(train, y_train).score(test, y_test)
    return (score,) + _svc_scores(train / 255, y_train, test / 255, y_test, todo - 1)


def compare_svc(X_train, y_train, X_test, y_test):
    return _svc_scores(X_train, y_train, X_test, y_test, 2)
