# 1.5: every fifth image of each digit is always in the test part and the seed only changes the order within the parts. Expected: another seed gives another split.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    is_test = np.zeros(len(labels), dtype=bool)
    for digit in np.unique(labels):
        is_test[np.flatnonzero(labels == digit)[::5]] = True
    train = rng.permutation(np.flatnonzero(~is_test))
    test = rng.permutation(np.flatnonzero(is_test))
    return pixels[train], pixels[test], labels[train], labels[test]
