# exercise: 6.2
# misconception: pictures-mixed
# Each new picture is the mean of two given ones.
def enlarge(X, y):
    return np.concatenate([X, (X + np.roll(X, 1, axis=0)) / 2]), np.tile(y, 2)
