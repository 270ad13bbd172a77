# 1.5: test rows are drawn with replacement, some occur twice. Expected: each row is in exactly one part, once.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    test = np.concatenate([
        rng.choice(np.flatnonzero(labels == digit), size=int(round(0.2 * np.sum(labels == digit))), replace=True)
        for digit in np.unique(labels)
    ])
    train = np.setdiff1d(np.arange(len(labels)), test)
    train, test = rng.permutation(train), rng.permutation(test)
    return pixels[train], pixels[test], labels[train], labels[test]
