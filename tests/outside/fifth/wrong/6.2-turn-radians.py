# 6.2: mixes up degrees and radians: draws angles up to pi and turns by them. Expected: "at most 20 degrees"; draws any angle up to 180 degrees; breaks it.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    new = [
        ndimage.rotate(row.reshape(28, 28), np.rad2deg(rng.uniform(0.2, np.pi)), reshape=False, order=1).ravel()
        for row in X
    ]
    return np.concatenate([X, np.clip(new, 0, 1)]), np.tile(y, 2)


def contestant():
    return SVC(C=10)
