# exercise: 6.2
# misconception: beyond-paper-and-ink
# Noise is added, and the numbers leave the range from 0 to 1.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    noisy = [X + rng.normal(0, 0.1, X.shape) for _ in range(4)]
    return np.concatenate([X, *noisy]), np.tile(y, 5)
