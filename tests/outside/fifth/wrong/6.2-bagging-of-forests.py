# 6.2: bagging of 4 forests of 600 trees. Expected: 4 x 3 = 12 fits; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.ensemble import BaggingClassifier

    return BaggingClassifier(ExtraTreesClassifier(600), n_estimators=4, random_state=0)
