# exercise: 1.5
# Each digit is shuffled and cut by hand, and then each part is shuffled.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    in_test = np.zeros(len(labels), dtype=bool)
    for digit in np.unique(labels):
        rows = np.flatnonzero(labels == digit)
        in_test[rng.choice(rows, len(rows) // 5, replace=False)] = True
    train, test = rng.permutation(np.flatnonzero(~in_test)), rng.permutation(np.flatnonzero(in_test))
    return [pixels[train], pixels[test], labels[train], labels[test]]
