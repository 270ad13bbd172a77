# 6.2: stacking of 2 with 5 folds: counts the members only. Expected: 2 x (5 + 1) + 1 = 13; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.ensemble import StackingClassifier
    from sklearn.linear_model import LogisticRegression

    return StackingClassifier([("a", SVC(C=10)), ("b", KNeighborsClassifier(3))], LogisticRegression(max_iter=500))
