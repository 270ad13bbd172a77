# exercise: 1.5
# misconception: sizes-swapped
# The training part gets 20%.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, train_size=0.2, stratify=labels, random_state=seed)
