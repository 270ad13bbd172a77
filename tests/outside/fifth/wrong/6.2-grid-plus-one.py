# 6.2: grid search, 2 candidates, 5 folds: forgets the last fit. Expected: 2 x 5 + 1 = 11; breaks the budget by one.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.model_selection import GridSearchCV

    return GridSearchCV(SVC(), {"C": [5, 10]}, cv=5)
