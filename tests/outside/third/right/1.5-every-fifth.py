# 1.5: sorts by digit and chance, and takes every fifth row. Expected: 80% and 20%, mixed, stratified, repeatable by seed.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    by_digit = np.lexsort((rng.random(len(labels)), labels))
    in_test = np.zeros(len(labels), dtype=bool)
    in_test[by_digit[::5]] = True
    mixed = rng.permutation(len(labels))
    train = mixed[~in_test[mixed]]
    test = mixed[in_test[mixed]]
    return pixels[train], pixels[test], labels[train], labels[test]
