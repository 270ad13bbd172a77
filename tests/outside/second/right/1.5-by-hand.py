# 1.5: by hand, a permutation of each digit and of both parts. Expected: 80 and 20 percent, mixed, stratified, labels with their rows, the same for the same seed.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    train, test = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        cut = int(round(0.2 * len(rows)))
        test.append(rows[:cut])
        train.append(rows[cut:])
    train = rng.permutation(np.concatenate(train))
    test = rng.permutation(np.concatenate(test))
    return pixels[train], pixels[test], labels[train], labels[test]
