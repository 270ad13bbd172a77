# exercise: 1.5
# misconception: parts-in-file-order
# Each digit is cut by itself, and the parts stay sorted by digit.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    train, test = [], []
    for digit in range(10):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        test += list(rows[:len(rows) // 5])
        train += list(rows[len(rows) // 5:])
    return pixels[train], pixels[test], labels[train], labels[test]
