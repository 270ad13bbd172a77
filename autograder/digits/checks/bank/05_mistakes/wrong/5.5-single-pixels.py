# exercise: 5.5
# misconception: single-pixels
# One number for each pixel.
def patch_importance(model, X, y, size=4, seed=0):
    rng = np.random.default_rng(seed)
    before = np.mean(model.predict(X) == y)
    drops = np.zeros(784)
    for pixel in range(784):
        mixed = X.copy()
        mixed[:, pixel] = rng.permutation(mixed[:, pixel])
        drops[pixel] = before - np.mean(model.predict(mixed) == y)
    return drops.reshape(28, 28)
