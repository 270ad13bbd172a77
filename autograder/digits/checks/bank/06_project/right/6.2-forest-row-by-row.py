# exercise: 6.2
# The default forest, and rows that are moved one by one.
def enlarge(X, y):
    rows, names = [], []
    for row, name in zip(X, y):
        for down, right in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]:
            rows.append(ndimage.shift(row.reshape(28, 28), (down, right)).clip(0, 1).ravel())
            names.append(name)
    return np.array(rows), names


def contestant():
    return RandomForestClassifier(n_estimators=200, random_state=42)
