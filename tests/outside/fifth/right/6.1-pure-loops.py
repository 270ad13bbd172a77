# 6.1: pure Python, loops and lists, the row is made an array at the end. Expected: an array of shape (784,) of floats; keeps it.
def prepare(drawing):
    cells = [[int(v) for v in line] for line in drawing]
    h, w = len(cells), len(cells[0])
    edge = sorted(cells[0] + cells[-1] + [line[0] for line in cells] + [line[-1] for line in cells])
    paper = (edge[len(edge) // 2] + edge[(len(edge) - 1) // 2]) / 2
    ink = {(i, j): abs(cells[i][j] - paper) for i in range(h) for j in range(w)}
    strongest = max(ink.values())
    if strongest == 0:
        return np.array([0.0] * 784)
    ink = {place: v / strongest for place, v in ink.items() if v / strongest >= 0.2}
    top, bottom = min(i for i, _ in ink), max(i for i, _ in ink)
    left, right = min(j for _, j in ink), max(j for _, j in ink)
    factor = 20 / (max(bottom - top, right - left) + 1)
    mass = sum(ink.values())
    middle_row = sum((i + 0.5) * v for (i, _), v in ink.items()) / mass
    middle_column = sum((j + 0.5) * v for (_, j), v in ink.items()) / mass
    picture = [[0.0] * 28 for _ in range(28)]
    for (i, j), v in ink.items():  # each pixel of ink is a small square: share it out
        a0 = (i - middle_row) * factor + 14.5
        b0 = (j - middle_column) * factor + 14.5
        a1, b1 = a0 + factor, b0 + factor
        for a in range(max(0, int(a0)), min(27, int(a1)) + 1):
            high = min(a + 1, a1) - max(a, a0)
            for b in range(max(0, int(b0)), min(27, int(b1)) + 1):
                wide = min(b + 1, b1) - max(b, b0)
                if high > 0 and wide > 0:
                    picture[a][b] += v * high * wide
    return np.array([min(1.0, v) for line in picture for v in line])
