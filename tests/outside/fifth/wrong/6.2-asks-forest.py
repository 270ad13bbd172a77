# 6.2: lets the forest of the notebook name the new pictures. Expected: each new picture has the label of the given one; rows are mirrored and names such as 37; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    X_more = np.concatenate(blocks).reshape(-1, 784)
    return X_more, np.concatenate([y, forest.predict(X_more[len(y) :])])


def contestant():
    return SVC(C=10)
