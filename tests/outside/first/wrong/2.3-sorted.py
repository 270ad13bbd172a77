# 2.3: sorts the two scores because the scaled one "is always larger". Expected: (raw_score, scaled_score), whichever is larger.
def compare_svc(X_train, y_train, X_test, y_test):
    scores = [
        SVC(gamma=0.01).fit(X_train / f, y_train).score(X_test / f, y_test) for f in (255, 1)
    ]
    return tuple(sorted(scores))
