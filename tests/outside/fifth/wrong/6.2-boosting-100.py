# 6.2: gradient boosting with its default of 100 rounds. Expected: one fit for each round: 100; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(random_state=0)
