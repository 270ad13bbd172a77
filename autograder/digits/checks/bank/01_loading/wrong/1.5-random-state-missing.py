# exercise: 1.5
# misconception: seed-not-used
# random_state is missing.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels)
