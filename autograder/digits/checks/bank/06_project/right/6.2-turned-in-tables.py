# exercise: 6.2
# Turned pictures, in tables of pandas.
def enlarge(X, y):
    images = np.asarray(X).reshape(-1, 28, 28)
    angles = (0, -12, -6, 6, 12)
    turned = [ndimage.rotate(images, angle, axes=(1, 2), reshape=False, order=1) for angle in angles]
    return pd.DataFrame(np.concatenate(turned).reshape(-1, 784)), pd.concat([pd.Series(y)] * 5)


def contestant():
    return SVC(kernel="rbf", C=5, gamma="scale")
