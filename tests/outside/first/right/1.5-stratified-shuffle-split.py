# 1.5: StratifiedShuffleSplit with one split, result as a list. Expected: four arrays X_train, X_test, y_train, y_test; stratified, mixed, follows the seed.
def split(pixels, labels, seed):
    from sklearn.model_selection import StratifiedShuffleSplit

    cutter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=seed)
    train_rows, test_rows = next(cutter.split(pixels, labels))
    parts = []
    for array in (pixels, labels):
        for rows in (train_rows, test_rows):
            parts.append(array[rows])
    return parts
