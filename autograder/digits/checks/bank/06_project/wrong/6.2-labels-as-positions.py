# exercise: 6.2
# misconception: unnamed
# The labels are the numbers of the blocks.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.repeat(np.arange(len(blocks)), len(y))
