# 1.5: the default share of 25% is used. Expected: the test part holds 20%.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, stratify=labels, random_state=seed)
