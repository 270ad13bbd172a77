# exercise: 6.2
# Moved by slices, as float32, and a pipeline.
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline


def enlarge(X, y):
    images = np.asarray(X, dtype=np.float32).reshape(-1, 28, 28)
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    corners = [(1, 1), (0, 1), (2, 1), (1, 0), (1, 2)]
    moved = np.stack([padded[:, i : i + 28, j : j + 28] for i, j in corners], axis=1)
    return moved.reshape(-1, 784), np.repeat(y, 5)


def contestant():
    return make_pipeline(PCA(60), SVC(C=10))
