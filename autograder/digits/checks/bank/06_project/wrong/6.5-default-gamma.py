# exercise: 6.5
# misconception: other-setting-for-both
# scikit-learn chooses both.
def fair_gain(before, after, labels, taught, gamma):
    test = ~taught
    first = SVC(gamma="scale").fit(before[taught], labels[taught]).score(before[test], labels[test])
    second = SVC(gamma="scale").fit(after[taught], labels[taught]).score(after[test], labels[test])
    return second - first
