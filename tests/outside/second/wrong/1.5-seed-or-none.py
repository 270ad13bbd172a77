# 1.5: writes "seed or None", so the seed 0 gives another split every time. Expected: the same seed gives the same split, 0 too.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed or None)
