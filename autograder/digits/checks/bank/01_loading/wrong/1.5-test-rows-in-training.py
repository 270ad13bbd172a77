# exercise: 1.5
# misconception: test-rows-in-training
# The test rows are drawn, but not taken out of the training part.
def split(pixels, labels, seed):
    _, X_test, _, y_test = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    return pixels, X_test, labels, y_test
