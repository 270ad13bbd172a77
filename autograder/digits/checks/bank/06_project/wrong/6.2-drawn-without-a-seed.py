# exercise: 6.2
# misconception: drawn-without-a-seed
# Each picture moves by a random step, without a seed.
def enlarge(X, y):
    blocks = [X]
    for _ in range(4):
        steps = np.random.randint(-2, 3, (len(X), 2))
        moved = [ndimage.shift(row.reshape(28, 28), step, order=0).ravel() for row, step in zip(X, steps)]
        blocks.append(np.array(moved))
    return np.concatenate(blocks), np.tile(y, 5)
