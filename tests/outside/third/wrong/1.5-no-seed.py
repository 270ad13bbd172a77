# 1.5: no seed is used. Expected: the same seed gives the same split.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels)
