# exercise: 1.5
# misconception: size-in-rows
# The size is copied from the first cells of the lesson: 400 rows, whatever came in.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=400, stratify=labels, random_state=seed)
