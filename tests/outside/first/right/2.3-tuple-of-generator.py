# 2.3: a tuple of a generator over the two divisors 1 and 255. Expected: a tuple (raw_score, scaled_score).
def compare_svc(X_train, y_train, X_test, y_test):
    return tuple(
        SVC(gamma=0.01).fit(X_train / divisor, y_train).score(X_test / divisor, y_test) for divisor in (1, 255)
    )
