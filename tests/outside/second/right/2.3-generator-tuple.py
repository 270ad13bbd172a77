# 2.3: a tuple from a generator over two divisors. Expected: (raw_score, scaled_score), test accuracies of SVC(gamma=0.01).
def compare_svc(X_train, y_train, X_test, y_test):
    return tuple(
        SVC(gamma=0.01).fit(X_train / factor, y_train).score(X_test / factor, y_test)
        for factor in (1, 255)
    )
