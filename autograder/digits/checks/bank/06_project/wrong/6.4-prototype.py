# exercise: 6.4
# misconception: unnamed
# The same digit for every picture, one that the forest reads.
def adapt(images):
    return np.tile(X_train[0], (len(images), 1))
