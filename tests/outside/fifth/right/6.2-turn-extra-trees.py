# 6.2: turns by 8 and 15 degrees, clipped, labels with concatenate; 2000 extra trees. Expected: at most 20 degrees; 2000 trees are exactly 10 fits; keeps both.
def enlarge(X, y):
    pictures = X.reshape(len(X), 28, 28)
    all_pictures, all_labels = [X], [y]
    for angle in (-15, -8, 8, 15):
        turned = ndimage.rotate(pictures, angle, axes=(2, 1), reshape=False, order=1)
        all_pictures.append(np.clip(turned, 0, 1).reshape(X.shape))
        all_labels.append(y)
    return np.vstack(all_pictures), np.hstack(all_labels)


def contestant():
    return ExtraTreesClassifier(n_estimators=2000, random_state=1, n_jobs=2)
