# exercise: 6.5
# misconception: test-rows-teach
# fit on everything, score on the test rows.
def fair_gain(before, after, labels, taught, gamma):
    ratio = squared_distance(before[taught]) / squared_distance(after[taught])
    first = SVC(gamma=gamma).fit(before, labels)
    second = SVC(gamma=gamma * ratio).fit(after, labels)
    return second.score(after[~taught], labels[~taught]) - first.score(before[~taught], labels[~taught])
