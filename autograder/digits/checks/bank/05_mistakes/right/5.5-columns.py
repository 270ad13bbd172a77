# exercise: 5.5
# With pixel numbers instead of images, and another generator.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.RandomState(seed)
    base = model.score(X, y)
    numbers = np.arange(784).reshape(28, 28)
    out = []
    for top in range(0, 28, size):
        line = []
        for left in range(0, 28, size):
            pixels = numbers[top : top + size, left : left + size].ravel()
            order = np.arange(len(X))
            rng.shuffle(order)
            Z = np.array(X)
            Z[:, pixels] = X[order][:, pixels]
            line.append(base - model.score(Z, y))
        out.append(line)
    return out
