# 6.2: voting of eleven SVCs. Expected: the fits of all its members: 11; breaks the budget by one.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.ensemble import VotingClassifier

    return VotingClassifier([(f"svc{n}", SVC(C=n)) for n in range(1, 12)])
