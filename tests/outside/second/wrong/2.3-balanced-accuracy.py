# 2.3: takes the balanced accuracy, which differs from the accuracy if the test digits are not equally frequent. Expected: the test accuracy.
from sklearn.metrics import balanced_accuracy_score


def compare_svc(X_train, y_train, X_test, y_test):
    scores = []
    for factor in (1, 255):
        model = SVC(gamma=0.01).fit(X_train / factor, y_train)
        scores.append(balanced_accuracy_score(y_test, model.predict(X_test / factor)))
    return tuple(scores)
