# 1.5: pixels are mixed without their labels before cutting. Expected: each label belongs to its row.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    mixed_pixels = pixels[rng.permutation(len(pixels))]
    return train_test_split(mixed_pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
