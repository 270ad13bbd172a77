# exercise: 6.2
# misconception: mirrored-or-turned-over
# Each picture is mirrored.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    return np.concatenate([images, images[:, :, ::-1]]).reshape(-1, 784), np.tile(y, 2)
