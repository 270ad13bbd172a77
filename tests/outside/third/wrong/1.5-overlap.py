# 1.5: the test rows are also in the training part. Expected: each row is in exactly one part.
def split(pixels, labels, seed):
    _, X_test, _, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    mixed = np.random.default_rng(seed).permutation(len(labels))
    return pixels[mixed], X_test, labels[mixed], y_test
