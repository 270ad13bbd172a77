# 1.5: StratifiedShuffleSplit. Expected: 80% and 20%, mixed, stratified, repeatable by seed, labels with their rows.
from sklearn.model_selection import StratifiedShuffleSplit


def split(pixels, labels, seed):
    cutter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=seed)
    (train, test), = cutter.split(pixels, labels)
    return pixels[train], pixels[test], labels[train], labels[test]
