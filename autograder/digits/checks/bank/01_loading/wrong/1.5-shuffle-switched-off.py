# exercise: 1.5
# misconception: unshuffled-split
# Shuffling is switched off.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, shuffle=False, random_state=seed)
