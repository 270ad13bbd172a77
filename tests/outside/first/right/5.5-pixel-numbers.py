# 5.5: the numbers of the pixels of a patch and np.ix_, accuracy_score. Expected: a float array (28/size, 28/size) of accuracy before minus after, X unchanged.
from sklearn.metrics import accuracy_score


def patch_importance(model, X, y, size=4, seed=0):
    generator = np.random.default_rng(seed)
    pixel_numbers = np.arange(784).reshape(28, 28)
    before = accuracy_score(y, model.predict(X))
    importance = []
    for top in range(0, 28, size):
        line = []
        for left in range(0, 28, size):
            patch = pixel_numbers[top : top + size, left : left + size].ravel()
            mixed = np.array(X, copy=True)
            mixed[:, patch] = X[np.ix_(generator.permutation(X.shape[0]), patch)]
            line.append(before - accuracy_score(y, model.predict(mixed)))
        importance.append(line)
    return np.array(importance, dtype=float)
