# exercise: 6.5
# misconception: ratio-turned-round
# After over before.
def fair_gain(before, after, labels, taught, gamma):
    ratio = squared_distance(after[taught]) / squared_distance(before[taught])
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before[~taught], labels[~taught])
    second = SVC(gamma=gamma * ratio).fit(after[taught], labels[taught]).score(after[~taught], labels[~taught])
    return second - first
