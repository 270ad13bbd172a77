# exercise: 2.3
# misconception: ignores-its-arguments
# The numbers of the notebook are returned for all rows.
def compare_svc(X_train, y_train, X_test, y_test):
    return 0.10, 0.92
