# exercise: 6.5
# misconception: rule-scored-on-what-taught
# The rule is scored on all rows.
def gap_gain(column, labels, taught):
    gap = np.isnan(column)
    said = np.zeros(len(labels), dtype=int)
    for rows in (gap, ~gap):
        said[rows] = np.bincount(labels[rows & taught]).argmax()
    baseline = np.bincount(labels[taught]).argmax()
    test = np.ones(len(labels), dtype=bool)
    return np.mean(said[test] == labels[test]) - np.mean(labels[test] == baseline)
