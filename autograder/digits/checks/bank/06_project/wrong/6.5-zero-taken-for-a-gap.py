# exercise: 6.5
# misconception: zero-taken-for-a-gap
# Fills the gaps first, and looks for zeros then.
def gap_gain(column, labels, taught):
    gap = np.nan_to_num(column) == 0
    said = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        said[rows] = np.bincount(labels[rows & taught]).argmax()
    baseline = np.bincount(labels[taught]).argmax()
    test = ~taught
    return np.mean(said[test] == labels[test]) - np.mean(labels[test] == baseline)
