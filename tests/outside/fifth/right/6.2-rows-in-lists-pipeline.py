# 6.2: row by row with lists and slices, each given row before its copies. Expected: any order of the m rows, each label with its picture; budget of one fit, scaling and PCA are free; keeps all.
def moved(picture, down, right):
    """A copy on clean paper: ink that leaves is gone."""
    clean = np.zeros_like(picture)
    h, w = picture.shape
    clean[max(0, down) : h + min(0, down), max(0, right) : w + min(0, right)] = picture[
        max(0, -down) : h + min(0, -down), max(0, -right) : w + min(0, -right)
    ]
    return clean


def enlarge(X, y):
    rows, names = [], []
    for row, name in zip(X, y):
        rows.append(row)
        names.append(name)
        for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            rows.append(moved(row.reshape(28, 28), down, right).reshape(784))
            names.append(name)
    return np.array(rows), np.array(names)


def contestant():
    from sklearn.decomposition import PCA
    from sklearn.pipeline import make_pipeline

    return make_pipeline(PCA(60, random_state=0), SVC(C=5, gamma=0.02))
