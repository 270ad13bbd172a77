# exercise: 6.2
# misconception: pictures-not-rows
# The pictures are not made rows again.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks), np.tile(y, len(blocks))
