# exercise: 6.2
# misconception: rows-that-mislead
# Strokes are worn away until nothing is left of a thin digit.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images] + [ndimage.grey_erosion(images, size=(1, 3, 3)) for _ in range(4)]
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.naive_bayes import BernoulliNB

    return BernoulliNB(binarize=0.5)
