# exercise: 2.3
# Counts right predictions, and returns an array.
def compare_svc(X_train, y_train, X_test, y_test):
    def share(train, test):
        guesses = SVC(kernel="rbf", gamma=0.01).fit(train, y_train).predict(test)
        return sum(guesses == y_test) / len(y_test)

    return np.array([share(X_train, X_test), share(X_train / 255, X_test / 255)])
