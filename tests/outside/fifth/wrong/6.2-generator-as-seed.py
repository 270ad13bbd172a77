# 6.2: a generator for a seed. Expected: "Seeds are whole numbers"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    return ExtraTreesClassifier(2000, random_state=np.random.RandomState(0))
