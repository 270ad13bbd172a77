# exercise: 6.2
# misconception: flat-picture-rolled
# `np.roll` moves the flat rows.
def enlarge(X, y):
    blocks = [X] + [np.roll(X, step, axis=1) for step in (1, -1, 28, -28)]
    return np.concatenate(blocks), np.tile(y, 5)
