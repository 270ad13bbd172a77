# 1.5: the training part is all rows shuffled, so the test rows are in both parts. Expected: each row is in exactly one part, 80% in training.
def split(pixels, labels, seed):
    _, X_test, _, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    order = np.random.default_rng(seed).permutation(len(labels))
    return pixels[order], X_test, labels[order], y_test
