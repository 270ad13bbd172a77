# 1.5: chance decides how many of each digit are in the test part. Expected: the test part holds 20% of each digit.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, random_state=seed)
