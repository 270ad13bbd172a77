# 1.5: only the parity of the seed counts. Expected: another seed gives another split.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed % 2)
