# 6.2: grid search, 10 candidates. Expected: candidates times folds plus 1: 10 x 5 + 1 = 51; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.model_selection import GridSearchCV

    return GridSearchCV(SVC(), {"C": [1, 5, 10, 50, 100], "gamma": ["scale", 0.02]})
