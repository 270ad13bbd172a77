# 1.5: the test part always has 400 rows. Expected: the test part holds 20% of the rows.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=400, stratify=labels, random_state=seed)
