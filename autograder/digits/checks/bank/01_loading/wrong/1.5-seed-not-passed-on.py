# exercise: 1.5
# misconception: seed-not-passed-on
# The seed is typed in.
def split(pixels, labels, seed):
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
