# exercise: 1.5
# misconception: not-stratified
# stratify is missing.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, random_state=seed)
