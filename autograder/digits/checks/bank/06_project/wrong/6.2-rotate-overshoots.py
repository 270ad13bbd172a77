# exercise: 6.2
# misconception: beyond-paper-and-ink
# `ndimage.rotate` with smooth curves overshoots.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images] + [ndimage.rotate(images, angle, axes=(1, 2), reshape=False) for angle in (-12, -6, 6, 12)]
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)
