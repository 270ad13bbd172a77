# exercise: 6.1
# misconception: greys-lost
# Ink is 1 and all else 0, whatever its greys.
def prepare(drawing):
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    far = np.abs(drawing - np.median(border))
    if far.max() == 0:
        return np.zeros(784)
    ink = far > far.max() / 5
    ink = ink[np.ix_(*map(span, (ink.any(axis=1), ink.any(axis=0))))]
    height, width = (max(1, round(20 * side / max(ink.shape))) for side in ink.shape)
    rows = ((np.arange(height) + 0.5) * ink.shape[0] / height).astype(int)
    columns = ((np.arange(width) + 0.5) * ink.shape[1] / width).astype(int)
    small = ink[np.ix_(rows, columns)]
    places = np.argwhere(small)
    top, left = np.round(14 - places.mean(axis=0)).astype(int)
    canvas = np.zeros((28, 28))
    for row, column in places:
        if 0 <= row + top < 28 and 0 <= column + left < 28:
            canvas[row + top, column + left] = True
    return canvas.ravel()


def span(mask):
    places = np.flatnonzero(mask)
    return np.arange(places[0], places[-1] + 1)
