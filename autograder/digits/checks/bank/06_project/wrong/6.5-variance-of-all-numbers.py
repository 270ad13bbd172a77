# exercise: 6.5
# misconception: unnamed
# The variance of all numbers instead of the squared distance.
def fair_gain(before, after, labels, taught, gamma):
    ratio = before[taught].var() / after[taught].var()
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before[~taught], labels[~taught])
    second = SVC(gamma=gamma * ratio).fit(after[taught], labels[taught]).score(after[~taught], labels[~taught])
    return second - first
