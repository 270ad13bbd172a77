# 1.5: rng.choice draws with replacement, so that some rows are twice in the test part. Expected: each row is in exactly one part (once).
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    test = np.concatenate([
        rng.choice(np.flatnonzero(labels == d), size=int(round(0.2 * np.sum(labels == d)))) for d in np.unique(labels)
    ])
    rng.shuffle(test)
    train = rng.permutation(np.setdiff1d(np.arange(len(labels)), test))
    return pixels[train], pixels[test], labels[train], labels[test]
