# exercise: 6.5
# misconception: distance-for-its-square
# The ratio of lengths, not of squares.
def fair_gain(before, after, labels, taught, gamma):
    ratio = np.sqrt(squared_distance(before[taught]) / squared_distance(after[taught]))
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before[~taught], labels[~taught])
    second = SVC(gamma=gamma * ratio).fit(after[taught], labels[taught]).score(after[~taught], labels[~taught])
    return second - first
