# exercise: 6.5
# misconception: setting-kept
# The comparison of the message itself: one gamma for both.
def fair_gain(before, after, labels, taught, gamma):
    test = ~taught
    first = SVC(gamma=gamma).fit(before[taught], labels[taught]).score(before[test], labels[test])
    second = SVC(gamma=gamma).fit(after[taught], labels[taught]).score(after[test], labels[test])
    return second - first
