# 1.5: the first of five stratified folds is the test part, and both parts are shuffled afterwards. Expected: 80 and 20 percent, mixed, stratified, labels with their rows, the same for the same seed.
def split(pixels, labels, seed):
    from sklearn.model_selection import StratifiedKFold
    from sklearn.utils import shuffle

    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)
    train, test = list(folds.split(pixels, labels))[0]
    X_train, y_train = shuffle(pixels[train], labels[train], random_state=seed)
    X_test, y_test = shuffle(pixels[test], labels[test], random_state=seed)
    return X_train, X_test, y_train, y_test
