# exercise: 1.5
# misconception: return-order-swapped
# Pixels and labels of one part come together.
def split(pixels, labels, seed):
    X_train, X_test, y_train, y_test = train_test_split(
        pixels, labels, test_size=0.2, stratify=labels, random_state=seed)
    return X_train, y_train, X_test, y_test
