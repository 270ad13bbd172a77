# 6.2: AdaBoost with its default of 50. Expected: the fits of all its members: 50; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.ensemble import AdaBoostClassifier

    return AdaBoostClassifier(DecisionTreeClassifier(max_depth=8), random_state=0)
