# 5.5: the block of a patch is shuffled along the rows by the generator itself, one counter for all patches. Expected: a float array (28/size, 28/size) of accuracy before minus after, X unchanged.
from itertools import product


def patch_importance(model, X, y, size: int = 4, seed: int = 0) -> np.ndarray:
    def accuracy(rows) -> float:
        return float((model.predict(rows) == y).mean())

    assert 28 % size == 0, "size must divide 28"
    side = 28 // size
    rng = np.random.default_rng(seed)
    start = accuracy(X)
    result = np.empty(side * side, dtype=float)
    for number, (r, c) in enumerate(product(range(side), repeat=2)):
        copy = X.copy()
        block = copy.reshape(len(X), side, size, side, size)[:, r, :, c, :]
        block[:] = rng.permutation(block, axis=0)
        result[number] = start - accuracy(copy)
    return result.reshape(side, side)
