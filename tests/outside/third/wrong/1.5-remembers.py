# 1.5: the split of an earlier call is given again for the same seed, whatever the rows are. Expected: the rows that come in.
already = {}


def split(pixels, labels, seed):
    if seed not in already:
        already[seed] = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    return already[seed]
