# 1.5: takes one of five stratified folds as test part, mixes both parts, returns a namedtuple. Expected: 80/20, stratified, mixed, follows the seed.
from collections import namedtuple

from sklearn.model_selection import StratifiedKFold

Parts = namedtuple("Parts", "X_train X_test y_train y_test")


def split(pixels, labels, seed):
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)
    train, test = list(folds.split(pixels, labels))[0]
    generator = np.random.RandomState(seed)
    generator.shuffle(train)
    generator.shuffle(test)
    return Parts(pixels[train], pixels[test], labels[train], labels[test])
