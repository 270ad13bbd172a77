# exercise: 6.2
# misconception: copies-for-new-rows
# Each row is repeated.
def enlarge(X, y):
    return np.tile(X, (5, 1)), np.tile(y, 5)
