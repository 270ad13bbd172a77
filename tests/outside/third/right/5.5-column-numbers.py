# 5.5: a table of pixel numbers, accuracy_score, rng.permutation on the block. Expected: array (28 / size, 28 / size) of accuracy before minus after, one permutation of rows per patch, X unchanged.
from sklearn.metrics import accuracy_score


def patch_importance(model, X, y, size=4, seed=0):
    generator = np.random.default_rng(seed)
    numbers = np.arange(784).reshape(28, 28)
    before = accuracy_score(y, model.predict(X))
    result = []
    for top in range(0, 28, size):
        line = []
        for left in range(0, 28, size):
            columns = numbers[top : top + size, left : left + size].flatten()
            mixed = X.copy()
            mixed[:, columns] = generator.permutation(X[:, columns], axis=0)
            line.append(before - accuracy_score(y, model.predict(mixed)))
        result.append(line)
    return np.array(result, dtype=float)
