# 5.5: a class with a mask for the patch, the drops kept as float32. Expected: a float array (28/size, 28/size) of accuracy before minus after, X unchanged.
class Mixer:
    def __init__(self, X, seed):
        self.X = X
        self.rng = np.random.default_rng(seed)

    def without(self, r, c, size):
        mask = np.zeros((28, 28), dtype=bool)
        mask[r * size : r * size + size, c * size : c * size + size] = True
        order = np.arange(len(self.X))
        self.rng.shuffle(order)
        return np.where(mask.reshape(1, 784), self.X[order], self.X)


def patch_importance(model, X, y, size=4, seed=0):
    mixer = Mixer(X, seed)
    side = 28 // size
    before = sum(model.predict(X) == y) / len(y)
    drops = np.zeros((side, side), dtype=np.float32)
    for place in np.ndindex(side, side):
        after = sum(model.predict(mixer.without(*place, size)) == y) / len(y)
        drops[place] = before - after
    return drops
