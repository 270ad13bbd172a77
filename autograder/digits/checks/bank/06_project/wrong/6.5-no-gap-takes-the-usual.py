# exercise: 6.5
# misconception: no-gap-takes-the-usual
# The rule has an answer for gaps only, and the usual one for all other rows.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    baseline = np.bincount(labels[taught]).argmax()
    answers = np.where(gap, np.bincount(labels[gap & taught]).argmax(), baseline)
    test = ~taught
    return (answers == labels)[test].mean() - (baseline == labels)[test].mean()
