# exercise: 6.5
# misconception: distance-of-all-rows
# The ratio is measured before the rows are split.
def fair_gain(before, after, labels, taught, gamma):
    ratio = squared_distance(before) / squared_distance(after)
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before[~taught], labels[~taught])
    second = SVC(gamma=gamma * ratio).fit(after[taught], labels[taught]).score(after[~taught], labels[~taught])
    return second - first
