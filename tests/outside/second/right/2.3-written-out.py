# 2.3: written out line by line, with the accuracy counted by hand. Expected: (raw_score, scaled_score), test accuracies of SVC(gamma=0.01).
def compare_svc(X_train, y_train, X_test, y_test):
    machine = SVC(kernel="rbf", C=1.0, gamma=0.01)
    machine.fit(X_train, y_train)
    raw_right = np.count_nonzero(machine.predict(X_test) == y_test)

    small_train = X_train / 255
    small_test = X_test / 255
    machine = SVC(kernel="rbf", C=1.0, gamma=0.01)
    machine.fit(small_train, y_train)
    scaled_right = np.count_nonzero(machine.predict(small_test) == y_test)

    n = len(y_test)
    return float(raw_right / n), float(scaled_right / n)
