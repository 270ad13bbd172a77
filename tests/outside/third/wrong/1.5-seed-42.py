# 1.5: the seed is ignored, 42 is used always. Expected: another seed gives another split.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
