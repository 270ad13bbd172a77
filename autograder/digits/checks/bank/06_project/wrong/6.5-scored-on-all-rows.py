# exercise: 6.5
# misconception: scored-on-what-taught
# One score over all rows.
def fair_gain(before, after, labels, taught, gamma):
    ratio = squared_distance(before[taught]) / squared_distance(after[taught])
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before, labels)
    second = SVC(gamma=gamma * ratio).fit(after[taught], labels[taught]).score(after, labels)
    return second - first
