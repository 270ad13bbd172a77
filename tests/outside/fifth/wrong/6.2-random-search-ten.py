# 6.2: random search with its default of 10 candidates. Expected: 10 x 3 + 1 = 31; breaks the budget.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.model_selection import RandomizedSearchCV

    return RandomizedSearchCV(SVC(), {"C": np.linspace(1, 50, 30)}, cv=3, random_state=0)
