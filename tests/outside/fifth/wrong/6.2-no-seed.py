# 6.2: draws from np.random without a seed. Expected: "The same rows in, the same rows out"; breaks it.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [X]
    for _ in range(4):
        angle = np.random.choice([-1, 1]) * np.random.uniform(5, 15)
        blocks.append(ndimage.rotate(images, angle, axes=(1, 2), reshape=False, order=1).reshape(-1, 784).clip(0, 1))
    return np.concatenate(blocks), np.tile(y, 5)


def contestant():
    return SVC(C=10)
