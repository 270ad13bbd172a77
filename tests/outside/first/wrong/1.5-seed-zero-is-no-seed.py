# 1.5: `if seed` takes seed 0 for "no seed", so that every call with 0 gives another split. Expected: the same seed gives the same split, 0 too.
def split(pixels, labels, seed=None):
    if seed:
        state = seed
    else:
        state = None
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=state)
