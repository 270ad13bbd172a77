# exercise: 2.3
# Returns a list, and scales to float32.
def compare_svc(X_train, y_train, X_test, y_test):
    scores = []
    for factor in (1, 255):
        model = SVC(gamma=0.01)
        model.fit(np.float32(X_train / factor), y_train)
        scores.append(model.score(np.float32(X_test / factor), y_test))
    return scores
