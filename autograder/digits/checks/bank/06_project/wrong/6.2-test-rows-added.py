# exercise: 6.2
# misconception: rows-from-elsewhere
# The test rows are used for training.
def enlarge(X, y):
    return np.concatenate([X, X_test]), np.concatenate([y, y_test])
