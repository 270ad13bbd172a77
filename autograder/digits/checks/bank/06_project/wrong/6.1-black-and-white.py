# exercise: 6.1
# misconception: greys-lost
# Ink is 1 and all else 0, in one byte; the corner is the paper.
def prepare(drawing):
    far = np.abs(drawing.astype(int) - int(drawing[0, 0]))
    if far.max() == 0:
        return np.zeros(784, dtype=bool)
    ink = far > far.max() / 2
    ink = ink[np.ix_(*map(span, (ink.any(axis=1), ink.any(axis=0))))]
    height, width = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    rows = ((np.arange(height) + 0.5) * ink.shape[0] / height).astype(int)
    columns = ((np.arange(width) + 0.5) * ink.shape[1] / width).astype(int)
    small = ink[np.ix_(rows, columns)]
    places = np.argwhere(small)
    top, left = np.round(14 - places.mean(axis=0)).astype(int)
    canvas = np.zeros((28, 28), dtype=bool)
    for row, column in places:
        if 0 <= row + top < 28 and 0 <= column + left < 28:
            canvas[row + top, column + left] = True
    return canvas.ravel()


def span(mask):
    places = np.flatnonzero(mask)
    return np.arange(places[0], places[-1] + 1)
