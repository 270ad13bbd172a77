# 2.3: maps a helper over two divisors. Expected: tuple (raw_score, scaled_score) of SVC(gamma=0.01) on the test images.
def compare_svc(X_train, y_train, X_test, y_test):
    def accuracy(divisor):
        machine = SVC(gamma=0.01)
        machine.fit(X_train / divisor, y_train)
        return machine.score(X_test / divisor, y_test)

    return tuple(map(accuracy, (1, 255)))
