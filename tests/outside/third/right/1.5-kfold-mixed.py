# 1.5: first fold of StratifiedKFold, mixed afterwards. Expected: 80% and 20%, mixed, stratified, repeatable by seed.
from sklearn.model_selection import StratifiedKFold


def split(pixels, labels, seed):
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)
    train, test = next(iter(folds.split(pixels, labels)))
    chance = np.random.RandomState(seed)
    chance.shuffle(train)
    chance.shuffle(test)
    return pixels[train], pixels[test], labels[train], labels[test]
