# 5.5: patches from a generator of slices, results kept in a dict. Expected: array (28 / size, 28 / size) of accuracy before minus after, one permutation of rows per patch, X unchanged.
from itertools import product


def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    pixel_row, pixel_column = np.divmod(np.arange(784), 28)
    patch_row, patch_column = pixel_row // size, pixel_column // size
    parts = 28 // size
    drop = {}
    for r, c in product(range(parts), repeat=2):
        inside = (patch_row == r) & (patch_column == c)
        donor = X[rng.permutation(len(X))]
        mixed = X.copy()
        mixed[:, inside] = donor[:, inside]
        lost = (model.predict(X) == y).sum() - (model.predict(mixed) == y).sum()
        drop[r, c] = float(lost) / len(y)
    return np.array([[drop[r, c] for c in range(parts)] for r in range(parts)])
