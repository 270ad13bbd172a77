# 6.2: OneVsRestClassifier. Expected: "Other models that fit models inside aren't allowed"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for step in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
        blocks.append(ndimage.shift(images, (0, *step), order=0))
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, 5)


def contestant():
    from sklearn.multiclass import OneVsRestClassifier

    return OneVsRestClassifier(SVC(C=10))
