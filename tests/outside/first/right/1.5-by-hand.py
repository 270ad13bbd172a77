# 1.5: by hand with a generator: shuffle the rows of each digit, cut off a fifth, then mix both parts. Expected: 80/20, stratified, mixed, follows the seed.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    train, test = [], []
    for digit in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        cut = round(0.2 * len(rows))
        test.extend(rows[:cut])
        train.extend(rows[cut:])
    train = rng.permutation(np.array(train))
    test = rng.permutation(np.array(test))
    return pixels[train], pixels[test], labels[train], labels[test]
