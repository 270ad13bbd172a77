# exercise: 6.1
# In loops, with means of cells, and rolled to the middle.
def prepare(drawing):
    border = sorted([*drawing[0], *drawing[-1], *drawing[:, 0], *drawing[:, -1]])
    paper = float(border[len(border) // 2])
    ink = np.abs(np.array(drawing, dtype=float) - paper)
    strongest = ink.max()
    if strongest == 0:
        return np.zeros(28 * 28)
    ink = ink / strongest * (ink >= 0.15 * strongest)
    while not ink[0].any():
        ink = ink[1:]
    while not ink[-1].any():
        ink = ink[:-1]
    while not ink[:, 0].any():
        ink = ink[:, 1:]
    while not ink[:, -1].any():
        ink = ink[:, :-1]
    cell = max(ink.shape) / 20
    fine = np.kron(ink, np.ones((4, 4)))
    picture = np.zeros((28, 28))
    for row in range(20):
        for column in range(20):
            top, left = int(4 * row * cell), int(4 * column * cell)
            part = fine[top : int(4 * (row + 1) * cell), left : int(4 * (column + 1) * cell)]
            picture[row, column] = part.mean() if part.size else 0
    rows, columns = np.indices((28, 28))
    total = picture.sum()
    down = int(round(14 - (rows * picture).sum() / total))
    right = int(round(14 - (columns * picture).sum() / total))
    return np.roll(np.roll(picture, down, axis=0), right, axis=1).flatten()
