# exercise: 6.2
# misconception: pictures-mixed
# Moved pictures, in which the next row shows faintly.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(np.clip(ndimage.shift(images, (0, *step), order=0) + 0.3 * np.roll(images, -1, axis=0), 0, 1))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
