# exercise: 6.2
# misconception: unnamed
# The blocks are not joined.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return [block.reshape(-1, 784) for block in blocks], np.tile(y, len(blocks))
