# 6.2: a pipeline without a classifier at its end. Expected: "a pipeline that ends with one"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.decomposition import PCA
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), PCA(50))
