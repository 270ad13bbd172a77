# 1.5: shuffles pixels and labels in place (in the same way), so that the caller's arrays change and the second call with the same seed splits differently. Expected: the same seed gives the same split.
def split(pixels, labels, seed):
    np.random.default_rng(seed).shuffle(pixels)
    np.random.default_rng(seed).shuffle(labels)
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
