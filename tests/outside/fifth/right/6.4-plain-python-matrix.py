# 6.4: Wilson's formula written out in Python floats; zoom as a product with a matrix of weights, S-curve. Expected: the share stays inside when all or none are right; nothing drawn, nothing changed.
import math


def score_interval(right, others):
    answers = [1 if answer else 0 for answer in right]
    share = sum(answers) / len(answers)
    size = 1 / (1 / len(answers) + 1 / others)
    z2 = 1.96**2
    middle = (share + z2 / 2 / size) / (1 + z2 / size)
    half = 1.96 / (1 + z2 / size) * math.sqrt(share * (1 - share) / size + z2 / 4 / size**2)
    low = 0.0 if share == 0 else middle - half
    high = 1.0 if share == 1 else middle + half
    return low, high


def weights():
    table = np.zeros((20, 8))
    for line, place in enumerate(np.linspace(0, 7, 20)):
        first = min(int(place), 6)
        table[line, first] = 1 - (place - first)
        table[line, first + 1] = place - first
    return table


def adapt(images):
    table = weights()
    fine = np.einsum("ai,nij,bj->nab", table, images / 16, table)
    curve = 1 / (1 + np.exp(-14 * (fine - 0.55)))
    curve[curve < 0.02] = 0
    rows = np.zeros((len(images), 28, 28))
    rows[:, 4:24, 4:24] = curve
    places = np.arange(28)
    for n, row in enumerate(rows):
        if row.any():  # an empty picture stays where it is
            down = 13.5 - row.sum(axis=1) @ places / row.sum()
            aside = 13.5 - row.sum(axis=0) @ places / row.sum()
            rows[n] = np.clip(ndimage.shift(row, (down, aside), order=1), 0, 1)
    return rows.reshape(len(images), -1)
